/** One LISTEN connection of a web process, shared by all its streams. */
import pg from 'pg';
import { databaseUrl } from '#lib/server/db/client.ts';
import { readAnnouncement, SUBMISSION_CHANNEL, type Announcement } from './announce.ts';

export type Unsubscribe = () => void;

/** Hears of changes; null means: announcements may have been missed, read again. */
export type Subscriber = (announcement: Announcement | null) => void;

/** ms before a broken connection is made anew: first, and at most */
const RECONNECT = { first: 200, most: 5000 } as const;

export class SubmissionListener {
  readonly #url: string;
  readonly #subscribers = new Set<Subscriber>();
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #delay: number = RECONNECT.first;

  constructor(url: string) {
    this.#url = url;
  }

  /** The connection is opened with the first subscriber and closed with the last. */
  subscribe(subscriber: Subscriber): Unsubscribe {
    this.#subscribers.add(subscriber);
    if (!this.#client && !this.#timer) this.#connect();
    return () => {
      this.#subscribers.delete(subscriber);
      if (this.#subscribers.size === 0) this.#close();
    };
  }

  #connect(): void {
    this.#timer = null;
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    this.#client = client;
    const lost = (): void => {
      if (this.#client !== client) return;
      this.#client = null;
      client.end().catch(() => undefined);
      if (this.#subscribers.size === 0) return;
      this.#timer = setTimeout(() => this.#connect(), this.#delay);
      this.#delay = Math.min(this.#delay * 2, RECONNECT.most);
    };
    client.on('error', lost).on('end', lost);
    client.on('notification', ({ payload }) => {
      const announcement = readAnnouncement(payload);
      if (announcement) this.#tell(announcement);
    });
    const listen = async (): Promise<void> => {
      await client.connect();
      await client.query(`LISTEN ${SUBMISSION_CHANNEL}`);
      this.#delay = RECONNECT.first;
      this.#tell(null);
    };
    listen().catch(lost);
  }

  #tell(announcement: Announcement | null): void {
    for (const subscriber of [...this.#subscribers]) subscriber(announcement);
  }

  #close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const client = this.#client;
    this.#client = null;
    client?.end().catch(() => undefined);
  }
}

// Kept on globalThis: route bundles and hot reloads share it.
const kept = globalThis as typeof globalThis & { epochListener?: SubmissionListener };

/** The listener of this process. */
export const submissionListener = (): SubmissionListener => (kept.epochListener ??= new SubmissionListener(databaseUrl()));
