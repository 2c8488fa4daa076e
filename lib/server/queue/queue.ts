/** The queue of submissions to grade, as four methods: a laptop and a cluster use the same, another one differs in one file. */
import type { Database } from '#lib/server/db/client.ts';

/** Interactive submissions always go before regrades, and among themselves in fair turns (`fair-turn.ts`). */
export type Lane = 'interactive' | 'regrade';

/** Something that runs SQL: the database or a transaction on it. */
export type SqlRunner = Pick<Database, '$queryRaw' | '$executeRaw'>;

/** One try at one submission. */
export interface QueuedRun {
  readonly submission: string;
  /** the regrade that it is graded for; null: the learner waits for its verdict */
  readonly regrade: string | null;
  /** true when a failure now uses up the last try */
  readonly isLastTry: boolean;
  /** the id of the worker that took it */
  readonly worker: string;
}

/** One try at checking, and perhaps publishing, what an author asked for in the studio. */
export interface QueuedRelease {
  readonly release: string;
  readonly isLastTry: boolean;
}

export interface QueueWorker {
  /** its locks carry this id */
  readonly id: string;
  /** Frees what is locked in our name but does not run here: the answer to our taking it was lost with its connection. */
  reclaim(): Promise<void>;
  /** takes nothing new, waits for what runs */
  stop(): Promise<void>;
}

export interface WorkOptions {
  /** runs at the same time */
  readonly slots: number;
  /** a rejected promise is our fault: tried again with backoff, at most `QUEUE_LIMITS.tries` times */
  readonly handle: (run: QueuedRun) => Promise<void>;
  /** the same for a release of the studio, one at a time over all workers; absent: this worker takes none */
  readonly handleRelease?: (run: QueuedRelease) => Promise<void>;
  readonly onTrouble: (message: string) => void;
  /** the worker stopped by itself, e.g. because the end of a run could not be written: nothing is taken any more */
  readonly onLost: (reason: string) => void;
}

export interface Queue {
  /** Queues a submission in the caller's transaction: stored and queued, or neither. */
  add(sql: SqlRunner, submission: string, lane: Lane): Promise<void>;
  /** Takes and handles submissions until stopped. */
  work(options: WorkOptions): Promise<QueueWorker>;
  /** Frees what dead workers held, to be taken at once; also what a worker holds that never gave a sign of life. */
  release(workers: readonly string[]): Promise<void>;
  /**
   * A net under double faults: queues again what waits for a verdict but is not in the queue, and lists what has no try
   * left.
   */
  restore(): Promise<{ readonly queued: number; readonly exhausted: readonly string[] }>;
}

export const QUEUE_LIMITS = {
  /** tries of one submission before it is parked for an operator: about six minutes with backoff */
  tries: 6,
  /** tries of one release: what fails three times in minutes is not a matter of luck */
  releaseTries: 3,
  /** the last turn of interactive submissions: later ones share it, first come, first served; regrades come after it */
  lastTurn: 9999,
  /** seconds after which what a worker without any sign of life holds is freed */
  unknownSeconds: 5,
  /** seconds that something may be locked in our name before it must be running */
  takingSeconds: 5,
  /** ms between looks for work whose announcement was missed, and for retries that came due */
  pollMs: 1000,
} as const;
