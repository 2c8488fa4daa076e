import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly tone?: 'calm' | 'bad';
  /** one or two buttons */
  readonly action?: ReactNode;
}

/** A sentence that needs to be seen. */
export function Notice({ title, children, tone = 'calm', action }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone}>
      <p className={styles.text}>
        <strong>{title}.</strong> {children}
      </p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
