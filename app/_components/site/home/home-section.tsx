import type { ReactNode } from 'react';
import styles from './home.module.css';

/** A part of the home page: its name in the margin where there is one, else above. */
export function HomeSection({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.label}>
        {title}
      </h2>
      <div className={styles.content}>{children}</div>
    </section>
  );
}
