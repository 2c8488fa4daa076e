import type { ReactNode } from 'react';
import styles from './message-page.module.css';

interface MessagePageProps {
  /** a line above the title, e.g. the status */
  readonly kicker: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A page that has only something to say: not found, broken. */
export function MessagePage({ kicker, title, children }: MessagePageProps) {
  return (
    <main id="main" tabIndex={-1} className={styles.message}>
      <p className={styles.kicker}>{kicker}</p>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.body}>{children}</div>
    </main>
  );
}
