import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { runSubmission } from '#lib/server/submissions/run-submission.ts';
import { storeSubmission } from '#lib/server/submissions/store-submission.ts';
import { selectOptionalSubmission } from '#lib/server/submissions/submission-view.ts';
import { createLearner, publishTestContent, toGrade, toRequest } from '#lib/server/submissions/test-content.ts';
import { openQueue } from './graphile-queue.ts';
import { QUEUE_LIMITS } from './queue.ts';

let test: TestDatabase;
let queue: ReturnType<typeof openQueue>;
beforeAll(async () => {
  test = await createTestDatabase();
  await publishTestContent(test.db);
  queue = openQueue(test.url);
});
beforeEach(async () => {
  await test.db.$executeRaw`TRUNCATE "StoredVerdict", "Submission" CASCADE`;
  await test.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});
afterAll(async () => {
  await queue.close();
  await test.drop();
});

const submit = async (learner: string): Promise<string> => {
  const stored = await storeSubmission(test.db, learner, toRequest(), 1000);
  if (!stored.ok) throw new Error(stored.error.kind);
  return stored.value.id;
};
const turnOf = async (id: string): Promise<number> => (await test.db.submission.findUniqueOrThrow({ where: { id } })).turn;

/** Grades one at a time until `count` are done; `onRun` happens while each runs. Gives the order. */
async function grade(count: number, onRun: (submission: string) => Promise<void> = () => Promise.resolve()): Promise<readonly string[]> {
  const order: string[] = [];
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const worker = await queue.work({
    slots: 1,
    handle: async (run) => {
      if (order.length === count) return;
      await runSubmission(test.db, run, async () => {
        order.push(run.submission);
        await onRun(run.submission);
        return toGrade('passed', 4);
      });
      if (order.length === count) finish();
    },
    onTrouble: (message) => expect.unreachable(message),
    onLost: () => undefined,
  });
  await finished;
  await worker.stop();
  return order;
}

describe('turns', () => {
  it('let everybody else go before a flood, in the order that each was shown', async () => {
    const [flooder, one, other] = await Promise.all([createLearner(test.db), createLearner(test.db), createLearner(test.db)]);
    const flood = await Promise.all(Array.from({ length: 30 }, () => submit(flooder)));
    const owner = new Map(flood.map((id) => [id, flooder]));
    for (const learner of [one, other, one, other]) owner.set(await submit(learner), learner);

    expect((await Promise.all(flood.map(turnOf))).sort((a, b) => a - b)).toEqual(flood.map((_, index) => index));
    const places = new Map<string, number | null | undefined>();
    for (const [id, learner] of owner) places.set(id, (await selectOptionalSubmission(learner, id, test.db))?.place);

    const order = await grade(owner.size);
    expect(order.slice(0, 7).map((id) => owner.get(id))).toEqual([flooder, one, other, flooder, one, other, flooder]);
    expect(order.map((id) => places.get(id))).toEqual(order.map((_, index) => index));
  });

  it('do not starve the flood when another learner always has one waiting', async () => {
    const [flooder, busy] = await Promise.all([createLearner(test.db), createLearner(test.db)]);
    const flood = new Set<string>();
    for (let index = 0; index < 12; index++) flood.add(await submit(flooder));
    await submit(busy);
    const order = await grade(20, async (running) => void (flood.has(running) || (await submit(busy))));
    expect(order.filter((id) => flood.has(id)).length).toBeGreaterThanOrEqual(9);
  });

  it('begin anew when nothing waits', async () => {
    const learner = await createLearner(test.db);
    for (let index = 0; index < 3; index++) await submit(learner);
    await grade(3);
    expect(await turnOf(await submit(learner))).toBe(0);
  });

  it('stay below the regrades, however many there are', async () => {
    const [regraded, flooder, other] = [await createLearner(test.db), await createLearner(test.db), await createLearner(test.db)];
    const old = await submit(regraded);
    await queue.add(test.db, old, 'regrade');
    const last = await submit(flooder);
    await test.db.submission.update({ where: { id: last }, data: { turn: QUEUE_LIMITS.lastTurn } });
    const beyond = await submit(flooder);
    expect(await turnOf(beyond)).toBe(QUEUE_LIMITS.lastTurn);
    const fresh = await submit(other);
    expect(await grade(4)).toEqual([last, fresh, beyond, old]);
  });

  it('count what came back after a fault of ours for nobody else', async () => {
    const [flooder, unlucky, other] = [await createLearner(test.db), await createLearner(test.db), await createLearner(test.db)];
    const back = await submit(unlucky);
    for (let index = 0; index < 4; index++) await submit(flooder);
    await test.db.submission.updateMany({ where: { learnerId: flooder }, data: { turn: { increment: 50 } } });
    await test.db.submission.update({ where: { id: back }, data: { faults: 1 } });
    await test.db.submission.update({ where: { id: (await test.db.submission.findFirstOrThrow({ where: { learnerId: flooder, turn: 50 } })).id }, data: { startedAt: new Date() } });
    expect(await turnOf(await submit(other))).toBe(50);
  });
});
