import { Link } from '../../ui/link.tsx';
import styles from './offline-line.module.css';

interface OfflineLineProps {
  /** of the lesson that is shown */
  readonly version: string;
  /** names the files that it needs */
  readonly build: string;
}

/** Whether the lesson opens without a connection. Plain HTML: lib/client/offline/offline-line.ts shows one of the sentences once it knows. */
export function OfflineLine({ version, build }: OfflineLineProps) {
  return (
    <section className={styles.line} aria-label="Without a connection" data-offline-line="" data-version={version} data-build={build} data-print="no" hidden>
      <p role="status" className={styles.state}>
        <span data-when="keeping" hidden>
          This lesson is being kept in your browser.
        </span>
        <span data-when="kept" hidden>
          <strong>Available offline.</strong> Text, cells, editor and checks work without a connection; what you submit is sent later.
        </span>
        <span data-when="removed" hidden>
          Not available offline: this lesson is not kept in your browser.
        </span>
        <span data-when="failed-room" hidden>
          Not available offline: your browser has no room for it (about 20 MB, most of it shared by all lessons). Remove other lessons, or data of other sites.
        </span>
        <span data-when="failed-connection failed-deploy" hidden>
          Not available offline yet: not all of it could be fetched. That is tried again at your next visit.
        </span>
      </p>
      <progress data-when="keeping" max={1} aria-label="Files kept" hidden />
      <p className={styles.actions}>
        <button type="button" className={styles.action} data-offline-wish="keep" data-when="removed failed-room failed-connection failed-deploy" hidden>
          Make available offline
        </button>
        <button type="button" className={styles.action} data-offline-wish="remove" data-when="kept" hidden>
          Remove from this browser
        </button>
        <Link href="/offline">All lessons in this browser</Link>
      </p>
    </section>
  );
}
