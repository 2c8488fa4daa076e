import styles from './wordmark.module.css';

/** The name with its mark: a loss curve that falls, settles, and carries the word as its baseline. */
export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <svg className={styles.curve} viewBox="0 0 100 32" aria-hidden="true" focusable="false">
        <path className={styles.line} d="M3 3.5C5.2 17 8.5 26 19 27.6c9 1.2 30 .9 75 .9" />
        <circle className={styles.end} cx="95.5" cy="28.5" r="3" />
      </svg>
      <span className={styles.word}>Epoch</span>
    </span>
  );
}
