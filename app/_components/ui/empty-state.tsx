import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** A place where something will be: what is missing, and how it comes to be. */
export function EmptyState({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
