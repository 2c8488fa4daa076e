/** The grader process: takes queued submissions, grades them in the sandbox, stores each verdict once. */
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { databaseUrl, db } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env/env.ts';
import { openQueue } from '#lib/server/queue/graphile-queue.ts';
import { beat, HEARTBEAT, releasePredecessors } from '#lib/server/queue/heartbeat.ts';
import type { Queue } from '#lib/server/queue/queue.ts';
import { runRegrade } from '#lib/server/regrades/run-regrade.ts';
import { openPool } from '#lib/server/sandbox/pool.ts';
import { toGrading, toTextGrading } from '#lib/server/submissions/grade-claim.ts';
import { parkExhausted, runSubmission } from '#lib/server/submissions/run-submission.ts';
import { noteFault } from '#lib/server/studio/releases.ts';
import { sweepStudio } from '#lib/server/studio/sweep.ts';
import { onEnd, tellReady } from './lifetime.ts';
import { main } from './main.ts';
import { runChild, toScript } from './run-child.ts';

/** ms between looks for submissions that fell out of the queue */
const RESTORE_EVERY = 30_000;
/** ms between sweeps of what the studio need not keep */
const SWEEP_EVERY = 60 * 60_000;
/** ms to wait for a database that is away when we start, e.g. because it ended us */
const DATABASE_PATIENCE = 60_000;
/** ms for the check of a course of the studio: the longest one here takes four minutes when nothing of it is known */
const RELEASE_TIMEOUT = 20 * 60_000;

await main(async () => {
  const { sandbox, dataDir, graderSlots } = env();
  const slots = graderSlots ?? availableParallelism();
  const instance = ensureInstance(dataDir);
  const queue = openQueue(databaseUrl());
  const pool = await openPool({ demand: sandbox === 'best' ? undefined : sandbox, warm: slots, log: (line) => console.error(line) });
  await untilDatabase();
  await releasePredecessors(db, queue, instance);
  const grading = toGrading(pool, db);
  const gradeText = toTextGrading(pool);
  const ending = new AbortController();
  const worker = await queue.work({
    slots,
    handle: async (run) => {
      if (run.regrade !== null) await runRegrade(db, { ...run, regrade: run.regrade }, gradeText);
      // The queue must not take it for done: whoever overtook us may die before the end.
      else if ((await runSubmission(db, run, grading)) === 'overtaken') throw new Error(`Submission ${run.submission}: another grader has taken over`);
    },
    handleRelease: async ({ release, isLastTry }) => {
      const late = AbortSignal.any([ending.signal, AbortSignal.timeout(RELEASE_TIMEOUT)]);
      if (await runChild(toScript('release', './run-release.ts', {}, [release]), late)) return;
      const fault = ending.signal.aborted ? 'The grader ended meanwhile' : late.aborted ? `It took longer than ${String(RELEASE_TIMEOUT / 60_000)} minutes` : 'Its process failed; the log of the grader says why';
      await noteFault(db, release, fault, isLastTry);
      throw new Error(`Release ${release}: ${fault}`);
    },
    onTrouble: (message) => console.error(message),
    onLost: (reason) => {
      console.error(`The queue cannot be worked on any more (${reason}): starting again, what runs here is freed then`);
      process.exit(1);
    },
  });
  const identity = { id: worker.id, instance, tier: pool.tier };
  await beat(db, queue, identity);
  const heartbeat = repeat(HEARTBEAT.everyMs, async () => {
    await beat(db, queue, identity);
    await worker.reclaim();
  });
  await restore(queue);
  const restoring = repeat(RESTORE_EVERY, () => restore(queue));
  const sweeping = repeat(SWEEP_EVERY, () => sweepStudio(db));
  onEnd(async () => {
    clearInterval(restoring);
    clearInterval(sweeping);
    ending.abort();
    await worker.stop();
    clearInterval(heartbeat);
    await db.grader.deleteMany({ where: { id: worker.id } });
    await pool.close();
    await queue.close();
    await db.$disconnect();
  });
  tellReady({ tier: pool.tier });
  return undefined;
});

/** Waits until the database answers; throws its reason when it stays away. */
async function untilDatabase(): Promise<void> {
  for (const deadline = Date.now() + DATABASE_PATIENCE; ; await new Promise((resolve) => setTimeout(resolve, 250))) {
    try {
      await db.$queryRaw`SELECT 1 AS there`;
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

/** Queues what fell out, parks what no grader survives. */
async function restore(queue: Queue): Promise<void> {
  const { queued, exhausted } = await queue.restore();
  if (queued > 0) console.error(`${String(queued)} submissions waited outside the queue and were put back`);
  if (exhausted.length > 0) console.error(`Parked for an operator, no try left: ${exhausted.join(', ')}`);
  await parkExhausted(db, exhausted);
}

/** Again and again; a database that is away for a while is reported and met again. */
function repeat(everyMs: number, work: () => Promise<void>): NodeJS.Timeout {
  let isRunning = false;
  return setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    work()
      .catch((error: unknown) => console.error(error instanceof Error ? error.message : error))
      .finally(() => (isRunning = false));
  }, everyMs);
}

/** Who this machine's grader is, over restarts: kept in the data directory. */
function ensureInstance(dataDir: string): string {
  const file = join(dataDir, 'grader-instance');
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${String(process.pid)}`;
  writeFileSync(draft, randomUUID());
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}
