'use client';

import { useSyncExternalStore } from 'react';
import styles from './offline-notice.module.css';

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Says what still works without a connection. The region is always there, so that the change is announced. */
export function OfflineNotice() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine, () => true);
  return (
    <div role="status" className={styles.region} data-print="no">
      {online ? null : (
        <p className={styles.notice}>
          <strong>You are offline.</strong> Reading and running still work; submissions are sent later.
        </p>
      )}
    </div>
  );
}
