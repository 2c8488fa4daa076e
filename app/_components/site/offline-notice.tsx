import styles from './offline-notice.module.css';

/**
 * Says what still works without a connection. The region is always there, so that the change is announced; an inline script shows the
 * first sentence (lib/client/offline/connection-notice.ts), the mark of a kept page the second.
 */
export function OfflineNotice() {
  return (
    <div role="status" className={styles.region} data-print="no">
      <p className={styles.notice} data-offline-notice="" hidden suppressHydrationWarning>
        <strong>You are offline.</strong> Reading and running still work; submissions are sent later.
      </p>
      <p className={`${styles.notice} ${styles.copy}`}>
        <strong>The server did not answer.</strong> This is the copy that your browser keeps; it reads, runs and checks as always. Reload the page to try again.
      </p>
    </div>
  );
}
