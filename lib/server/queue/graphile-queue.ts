/** The queue on graphile-worker: jobs are rows, announced by NOTIFY, taken with SKIP LOCKED. */
import { EventEmitter } from 'node:events';
import { Logger, run, runMigrations, type JobHelpers, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { z } from 'zod';
import { giveTurn, lockTurns } from './fair-turn.ts';
import { QUEUE_LIMITS, type Lane, type Queue, type QueueWorker, type SqlRunner, type WorkOptions } from './queue.ts';

const TASK = 'grade';
const RELEASE_TASK = 'release';
/** Lower goes first: interactive submissions by their turn, then regrades. */
const REGRADE = QUEUE_LIMITS.lastTurn + 1;

const releaseSchema = z.object({ release: z.uuid() });
const payloadSchema = z.object({ submission: z.uuid(), regrade: z.uuid().nullable().default(null) });

/** Brings the queue's own tables up to date. */
export async function migrateQueue(url: string): Promise<void> {
  const pool = newPool(url, 1);
  try {
    await runMigrations({ pgPool: pool, logger: quietLogger(() => undefined) });
  } finally {
    await pool.end();
  }
}

/** Opens the queue; `close` after `stop` of all workers. */
export function openQueue(url: string): Queue & { close(): Promise<void> } {
  const pool = newPool(url, 4);
  return {
    add,
    work: (options) => work(pool, options),
    async release(workers) {
      if (workers.length > 0) await pool.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [workers]);
      await pool.query(RELEASE_UNKNOWN, [QUEUE_LIMITS.unknownSeconds]);
    },
    async restore() {
      const { rowCount } = await pool.query(RESTORE, [TASK, QUEUE_LIMITS.tries]);
      const { rows } = await pool.query<{ key: string }>(EXHAUSTED);
      return { queued: rowCount ?? 0, exhausted: rows.map((row) => row.key) };
    },
    close: () => pool.end(),
  };
}

/** Queues in the caller's transaction; the web process needs nothing else of the queue. */
export async function add(sql: SqlRunner, submission: string, lane: Lane): Promise<void> {
  switch (lane) {
    case 'interactive':
      await lockTurns(sql, submission);
      await sql.$queryRaw`WITH fair AS (${giveTurn(submission)})
        SELECT 1 AS queued FROM fair CROSS JOIN LATERAL graphile_worker.add_job(
          ${TASK}::text, json_build_object('submission', ${submission}::text), job_key => ${submission}::text,
          priority => fair.turn, run_at => LEAST(fair."createdAt", now()), max_attempts => ${QUEUE_LIMITS.tries}::int)`;
      return;
    case 'regrade':
      await sql.$queryRaw`SELECT 1 AS queued FROM graphile_worker.add_job(
        ${TASK}::text, json_build_object('submission', ${submission}::text),
        job_key => ${submission}::text, priority => ${REGRADE}::int, max_attempts => ${QUEUE_LIMITS.tries}::int)`;
  }
}

/** Queues everything of a regrade that is not graded yet, in the caller's transaction; what waits already waits once. */
export async function addRegrade(sql: SqlRunner, regrade: string): Promise<void> {
  await sql.$queryRaw`SELECT count(*) FROM (SELECT graphile_worker.add_job(
    ${TASK}::text, json_build_object('submission', r."submissionId", 'regrade', r."regradeId"),
    job_key => 'regrade:' || r."regradeId" || ':' || r."submissionId", priority => ${REGRADE}::int, max_attempts => ${QUEUE_LIMITS.tries}::int)
    FROM "RegradeResult" r WHERE r."regradeId" = ${regrade}::uuid AND r.verdict IS NULL) AS added`;
}

/**
 * Queues a release in the caller's transaction, for now or for a date; what is queued of it already is replaced. All releases share a
 * named queue: one at a time, so that checks of authors never take all places of a class.
 */
export async function addRelease(sql: SqlRunner, release: string, at: Date | null): Promise<void> {
  await sql.$queryRaw`SELECT 1 AS queued FROM graphile_worker.add_job(
    ${RELEASE_TASK}::text, json_build_object('release', ${release}::text), job_key => ${releaseKey(release)}::text, queue_name => ${RELEASE_TASK}::text,
    priority => ${QUEUE_LIMITS.lastTurn}::int, run_at => ${at}::timestamptz, max_attempts => ${QUEUE_LIMITS.releaseTries}::int)`;
}

/** Takes a release out of the queue; one that runs goes on to its end. */
export async function removeRelease(sql: SqlRunner, release: string): Promise<void> {
  await sql.$queryRaw`SELECT 1 AS removed FROM graphile_worker.remove_job(${releaseKey(release)}::text)`;
}

const releaseKey = (release: string): string => `release:${release}`;

/** The submissions of a regrade that are in the queue with a try left, or being graded. */
export async function listQueuedRegrade(sql: SqlRunner, regrade: string): Promise<ReadonlySet<string>> {
  const rows = await sql.$queryRaw<{ submission: string }[]>`SELECT split_part(key, ':', 3) AS submission FROM graphile_worker.jobs
    WHERE key LIKE 'regrade:' || ${regrade}::text || ':%' AND (attempts < max_attempts OR locked_at IS NOT NULL)`;
  return new Set(rows.map((row) => row.submission));
}

const RESTORE = `SELECT graphile_worker.add_job($1::text, json_build_object('submission', s.id), job_key => s.id::text, priority => s.turn, max_attempts => $2::int)
  FROM "Submission" s LEFT JOIN "StoredVerdict" v ON v."submissionId" = s.id
  WHERE v."submissionId" IS NULL AND s."parkedAt" IS NULL
    AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = s.id::text)`;

// A worker that died before its first sign of life left a lock but no row.
const RELEASE_UNKNOWN = `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT j.locked_by)) FROM graphile_worker.jobs j
  WHERE j.locked_by IS NOT NULL AND j.locked_at < now() - $1 * interval '1 second' AND NOT EXISTS (SELECT 1 FROM "Grader" g WHERE g.id = j.locked_by)`;

// The library has no function for it: its own frees all of a worker's jobs, also those that run.
const RECLAIM = `UPDATE graphile_worker._private_jobs SET locked_by = NULL, locked_at = NULL
  WHERE locked_by = $1 AND locked_at < now() - $2 * interval '1 second' AND id <> ALL($3::bigint[])`;

// A run that takes its grader down with it, time after time, never reports a failure: its tries are simply used up.
const EXHAUSTED = `SELECT j.key FROM graphile_worker.jobs j JOIN "Submission" s ON s.id::text = j.key
  LEFT JOIN "StoredVerdict" v ON v."submissionId" = s.id
  WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL AND v."submissionId" IS NULL AND s."parkedAt" IS NULL`;

async function work(pool: pg.Pool, options: WorkOptions): Promise<QueueWorker> {
  // An emitter with graphile-worker's event names; Node's own type cannot be told them.
  const events = new EventEmitter() as WorkerEvents;
  const running = new Set<string>();
  let id = '';
  let isStopping = false;
  const { handleRelease } = options;
  events.on('pool:create', ({ workerPool }) => {
    id = workerPool.id;
  });
  const runner = await run({
    pgPool: pool,
    concurrency: options.slots,
    pollInterval: QUEUE_LIMITS.pollMs,
    noHandleSignals: true,
    events,
    logger: quietLogger(options.onTrouble),
    // Without them a run whose end cannot be written is a promise that nobody waits for: it would end the process with a stack.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: {
      async [TASK](payload, { job }) {
        const { submission, regrade } = payloadSchema.parse(payload);
        running.add(job.id);
        try {
          await options.handle({ submission, regrade, isLastTry: job.attempts >= job.max_attempts, worker: id });
        } finally {
          running.delete(job.id);
        }
      },
      ...(handleRelease && {
        async [RELEASE_TASK](payload: unknown, { job }: JobHelpers) {
          const { release } = releaseSchema.parse(payload);
          running.add(job.id);
          try {
            await handleRelease({ release, isLastTry: job.attempts >= job.max_attempts });
          } finally {
            running.delete(job.id);
          }
        },
      }),
    },
  });
  const tellLost = (reason: string): void => {
    if (!isStopping) options.onLost(reason);
    isStopping = true;
  };
  events.on('pool:gracefulShutdown', ({ message }) => tellLost(message));
  runner.promise.then(() => tellLost('the worker ended'), (error: unknown) => tellLost(String(error)));
  return {
    id,
    async reclaim() {
      await pool.query(RECLAIM, [id, QUEUE_LIMITS.takingSeconds, [...running]]);
    },
    stop() {
      isStopping = true;
      return runner.stop();
    },
  };
}

function newPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max });
  // A connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Failed runs are reported by their handler; of the library's own messages only errors matter. */
const quietLogger = (onTrouble: (message: string) => void): Logger =>
  new Logger(() => (level, message) => {
    if (String(level) === 'error') onTrouble(message);
  });
