import { spawn, type ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { runSubmission } from '#lib/server/submissions/run-submission.ts';
import { storeSubmission } from '#lib/server/submissions/store-submission.ts';
import { selectOptionalSubmission } from '#lib/server/submissions/submission-view.ts';
import { createLearner, publishTestContent, toGrade, toRequest } from '#lib/server/submissions/test-content.ts';
import { openQueue } from './graphile-queue.ts';
import { beat, isGraderAlive, listGraders, releasePredecessors } from './heartbeat.ts';
import type { QueuedRun, QueueWorker } from './queue.ts';

let test: TestDatabase;
let queue: ReturnType<typeof openQueue>;
let learner: string;
beforeAll(async () => {
  test = await createTestDatabase();
  await publishTestContent(test.db);
  learner = await createLearner(test.db);
  queue = openQueue(test.url);
});
afterAll(async () => {
  await queue.close();
  await test.drop();
});

const submit = async (): Promise<string> => {
  const stored = await storeSubmission(test.db, learner, toRequest(), 1000);
  if (!stored.ok) throw new Error(stored.error.kind);
  return stored.value.id;
};
const work = (handle: (run: QueuedRun) => Promise<void>, slots = 2): Promise<QueueWorker> => queue.work({ slots, handle, onTrouble: () => undefined, onLost: () => undefined });
const judged = async (id: string): Promise<boolean> => (await selectOptionalSubmission(learner, id, test.db))?.state === 'done';
const gradeAll = (): Promise<QueueWorker> =>
  work(async (run) => {
    await runSubmission(test.db, run, async () => toGrade('passed', 4));
  });

/** A grader in a process of its own that takes one submission and never ends it; killed without a word. */
async function startStuckGrader(instance: string): Promise<ChildProcess & { readonly grader: string }> {
  const at = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
  const script = `
    const { openQueue } = await import(${at('./graphile-queue.ts')});
    const { beat } = await import(${at('./heartbeat.ts')});
    const { openDatabase } = await import(${at('../db/client.ts')});
    const [url, instance] = process.argv.slice(-2);
    const queue = openQueue(url);
    const db = openDatabase(url);
    const taken = new Promise((resolve) => void queue.work({ slots: 1, onTrouble: console.error, onLost: console.error, handle: (run) => (resolve(run.worker), new Promise(() => undefined)) }));
    const id = await taken;
    await beat(db, queue, { id, instance, tier: 'basic' });
    console.log(id);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script, test.url, instance], { stdio: ['ignore', 'pipe', 'inherit'] });
  const grader = await new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())));
  return Object.assign(child, { grader });
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

describe('queue', () => {
  it('hands each submission to one of several workers, interactive before regrades', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, submit));
    const order: string[] = [];
    for (const id of ids.slice(0, 6)) await queue.add(test.db, id, 'regrade');
    const done = new Promise<void>((resolve) => {
      const handle = async ({ submission }: QueuedRun): Promise<void> => {
        order.push(submission);
        if (order.length === ids.length) resolve();
      };
      void work(handle, 1).then(async (worker) => {
        await done;
        await worker.stop();
      });
    });
    await done;
    expect([...order].sort()).toEqual([...ids].sort());
    expect(order.slice(6).sort()).toEqual(ids.slice(0, 6).sort());
    await test.db.$executeRaw`UPDATE "Submission" SET "parkedAt" = now()`;
  });

  it('frees the submission of a killed grader as soon as the same machine starts again', async () => {
    const id = await submit();
    const stuck = await startStuckGrader('machine-1');
    await kill(stuck);
    await releasePredecessors(test.db, queue, 'machine-1');
    const worker = await gradeAll();
    await expect.poll(() => judged(id), { timeout: 10_000 }).toBe(true);
    await worker.stop();
    expect(await listGraders(test.db)).toEqual([]);
  });

  it('frees the submission of a dead peer after its silence', async () => {
    const id = await submit();
    const stuck = await startStuckGrader('machine-2');
    expect(await listGraders(test.db)).toEqual([{ id: stuck.grader, tier: 'basic' }]);
    expect(await isGraderAlive(test.db, 'machine-2')).toBe(true);
    await kill(stuck);
    const worker = await gradeAll();
    const me = { id: worker.id, instance: 'machine-3', tier: 'basic' };
    await beat(test.db, queue, me, 3_600_000);
    expect(await judged(id)).toBe(false);
    expect(await isGraderAlive(test.db, 'machine-9')).toBe(false);
    await test.db.$executeRaw`UPDATE "Grader" SET "seenAt" = now() - interval '1 minute' WHERE id = ${stuck.grader}`;
    expect(await isGraderAlive(test.db, 'machine-2')).toBe(false);
    await beat(test.db, queue, me);
    await expect.poll(() => judged(id), { timeout: 10_000 }).toBe(true);
    await worker.stop();
    await test.db.grader.deleteMany();
  });

  it('tries again after a fault of ours', async () => {
    const id = await submit();
    let tries = 0;
    const worker = await work(async (run) => {
      tries++;
      await runSubmission(test.db, run, async () => (tries === 1 ? Promise.reject(new Error('the sandbox is gone')) : toGrade('passed', 4)));
    });
    await expect.poll(() => judged(id), { timeout: 20_000 }).toBe(true);
    await worker.stop();
    expect(tries).toBe(2);
  });

  it('frees what was locked without a sign of life, by a stranger or in our own name', async () => {
    const [strangers, ours] = [await submit(), await submit()];
    await test.db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_by = 'pool-nobody', locked_at = now() - interval '1 minute' WHERE key IN (${strangers}, ${ours})`;
    const worker = await gradeAll();
    await test.db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_by = ${worker.id} WHERE key = ${ours}`;
    await worker.reclaim();
    await expect.poll(() => judged(ours), { timeout: 10_000 }).toBe(true);
    expect(await judged(strangers)).toBe(false);
    await queue.release([]);
    await expect.poll(() => judged(strangers), { timeout: 10_000 }).toBe(true);
    await worker.stop();
  });

  it('leaves alone what runs in our name', async () => {
    const id = await submit();
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    let taken = 0;
    const worker = await work(async (run) => {
      await runSubmission(test.db, run, async () => (taken++, await held, toGrade('passed', 4)));
    });
    await expect.poll(() => taken, { timeout: 10_000 }).toBe(1);
    await test.db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute' WHERE key = ${id}`;
    await worker.reclaim();
    const locked = await test.db.$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE key = ${id} AND locked_by = ${worker.id}`;
    expect(locked).toHaveLength(1);
    finish();
    await expect.poll(() => judged(id), { timeout: 10_000 }).toBe(true);
    await worker.stop();
  });

  it('puts back what fell out of the queue, and names what has no try left', async () => {
    const [lost, exhausted] = [await submit(), await submit()];
    await test.db.$executeRaw`SELECT graphile_worker.remove_job(${lost})`;
    await test.db.$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = ${exhausted}`;
    expect(await queue.restore()).toEqual({ queued: 1, exhausted: [exhausted] });
    const worker = await gradeAll();
    await expect.poll(() => judged(lost), { timeout: 10_000 }).toBe(true);
    await worker.stop();
  });
});
