import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { openSolution } from '#lib/server/submissions/open-solution.ts';
import { runSubmission } from '#lib/server/submissions/run-submission.ts';
import { readStanding } from '#lib/server/submissions/standing.ts';
import { storeSubmission } from '#lib/server/submissions/store-submission.ts';
import { createLearner, EXERCISE, publishTestContent, publishTestExercise, toGrade, toRequest } from '#lib/server/submissions/test-content.ts';
import { attachWork } from './attach-work.ts';

const OTHER = 'tests/first/other';
let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await publishTestContent(test.db);
  await publishTestExercise(test.db, { id: OTHER, version: OTHER, attempts: { max: 3, coolDownSeconds: 0, counts: 'best' } });
});
afterAll(() => test.drop());

async function makeAccount(): Promise<string> {
  const id = randomUUID();
  await test.db.account.create({ data: { id, name: 'Ada', email: `${id}@example.org` } });
  return id;
}

async function submit(learner: string, code: string, changes: Parameters<typeof toRequest>[0] = {}): Promise<string> {
  const stored = await storeSubmission(test.db, learner, toRequest({ code, ...changes }), 1000);
  if (!stored.ok) throw new Error(`Expected it to be stored, got ${stored.error.kind}`);
  return stored.value.id;
}
const judge = (submission: string, earned: number) => runSubmission(test.db, { submission, isLastTry: false, worker: 'w' }, async () => toGrade(earned === 4 ? 'passed' : 'partly', earned));
const workOf = async (learner: string) => (await test.db.submission.findMany({ where: { learnerId: learner }, select: { id: true } })).map(({ id }) => id).sort();
const learnerOf = async (account: string) => (await test.db.learner.findUniqueOrThrow({ where: { accountId: account } })).id;

describe('attachWork', () => {
  it('takes the anonymous learner whole, once', async () => {
    const [account, learner] = [await makeAccount(), await createLearner(test.db)];
    const submission = await submit(learner, 'a');
    expect(await attachWork(test.db, account, learner)).toBe('taken');
    expect(await attachWork(test.db, account, learner)).toBe('none');
    expect(await learnerOf(account)).toBe(learner);
    expect(await workOf(learner)).toEqual([submission]);
  });

  it('never takes what belongs to another account, nor what is not there', async () => {
    const [account, other, learner] = [await makeAccount(), await makeAccount(), await createLearner(test.db)];
    await attachWork(test.db, other, learner);
    expect(await attachWork(test.db, account, learner)).toBe('none');
    expect(await attachWork(test.db, account, randomUUID())).toBe('none');
    expect(await learnerOf(other)).toBe(learner);
    expect(await test.db.learner.count({ where: { accountId: account } })).toBe(0);
  });

  it('adds the work of a second device: verdicts, attempts and what waits', async () => {
    const [account, phone, laptop] = [await makeAccount(), await createLearner(test.db), await createLearner(test.db)];
    const limited = { exercise: OTHER, exerciseVersion: OTHER };
    const judged = await submit(phone, 'phone', limited);
    const better = await submit(laptop, 'laptop', limited);
    await judge(judged, 1);
    await judge(better, 3);
    const waiting = await submit(laptop, 'waits');
    await attachWork(test.db, account, phone);
    expect(await attachWork(test.db, account, laptop)).toBe('merged');
    expect(await learnerOf(account)).toBe(phone);
    expect(await workOf(phone)).toEqual([judged, better, waiting].sort());
    expect(await test.db.learner.findUnique({ where: { id: laptop } })).toBeNull();
    const attempts = { max: 3, coolDownSeconds: 0, counts: 'best' } as const;
    expect(await readStanding(phone, { id: OTHER, attempts, solutionAfterAttempts: 5 }, test.db)).toMatchObject({ attempts: { used: 2, left: 1 }, mark: { earned: 3 } });
    await judge(waiting, 4);
    expect(await test.db.storedVerdict.count({ where: { submission: { learnerId: phone } } })).toBe(3);
  });

  it('keeps one of a press that was stored for both, the one with the better verdict', async () => {
    const [account, own, stray] = [await makeAccount(), await createLearner(test.db), await createLearner(test.db)];
    await attachWork(test.db, account, own);
    const [twice, thrice] = [randomUUID(), randomUUID()];
    const first = await submit(own, 'same', { key: twice });
    const repeated = await submit(stray, 'same', { key: twice });
    const weaker = await submit(own, 'again', { key: thrice });
    const stronger = await submit(stray, 'again', { key: thrice });
    await judge(first, 2);
    await judge(weaker, 1);
    await judge(stronger, 4);
    await attachWork(test.db, account, stray);
    expect(await workOf(own)).toEqual([first, stronger].sort());
    // the queue's job for what went finds nothing, and ends
    await judge(repeated, 4);
    expect(await test.db.storedVerdict.count({ where: { submissionId: repeated } })).toBe(0);
  });

  it('keeps both where one key was used for different work', async () => {
    const [account, own, stray, key] = [await makeAccount(), await createLearner(test.db), await createLearner(test.db), randomUUID()];
    await attachWork(test.db, account, own);
    const [one, other] = [await submit(own, 'one', { key }), await submit(stray, 'other', { key })];
    await attachWork(test.db, account, stray);
    expect(await workOf(own)).toEqual([one, other].sort());
    expect((await test.db.submission.findUniqueOrThrow({ where: { id: one } })).key).toBe(key);
  });

  it('remembers when a solution was seen first', async () => {
    const [account, own, stray] = [await makeAccount(), await createLearner(test.db), await createLearner(test.db)];
    await openSolution(test.db, stray, EXERCISE);
    await openSolution(test.db, stray, OTHER);
    await openSolution(test.db, own, EXERCISE);
    const { openedAt } = await test.db.solutionOpening.findUniqueOrThrow({ where: { learnerId_exercise: { learnerId: stray, exercise: EXERCISE } } });
    await attachWork(test.db, account, own);
    await attachWork(test.db, account, stray);
    const openings = await test.db.solutionOpening.findMany({ where: { learnerId: own }, orderBy: { exercise: 'desc' } });
    expect(openings.map(({ exercise }) => exercise)).toEqual([EXERCISE, OTHER]);
    expect(openings[0]!.openedAt).toEqual(openedAt);
  });

  it('takes the work of devices that sign in all at once, while one still hands in', async () => {
    const account = await makeAccount();
    const devices = await Promise.all(Array.from({ length: 6 }, () => createLearner(test.db)));
    const before = await Promise.all(devices.map((learner, index) => submit(learner, `before ${String(index)}`)));
    const during = Promise.allSettled(devices.map((learner, index) => submit(learner, `during ${String(index)}`)));
    const outcomes = await Promise.all(devices.map((learner) => attachWork(test.db, account, learner)));
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'merged')).toHaveLength(5);
    // What came too late is refused as our fault, and the page sends it again: nothing is stored under a learner that is gone.
    const stored = (await during).flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(await workOf(await learnerOf(account))).toEqual([...before, ...stored].sort());
  });
});
