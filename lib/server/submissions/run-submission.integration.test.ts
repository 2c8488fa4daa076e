import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_LIMIT } from '#lib/grading/attempts.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { claimSubmission, parkExhausted, runSubmission, storeVerdict } from './run-submission.ts';
import { readProgress } from './progress.ts';
import { readStanding } from './standing.ts';
import { storeSubmission } from './store-submission.ts';
import { selectOptionalSubmission } from './submission-view.ts';
import { createLearner, EXERCISE, publishTestContent, toGrade, toRequest } from './test-content.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await publishTestContent(test.db);
});
afterAll(() => test.drop());

const submit = async (learner: string, code = 'code'): Promise<string> => {
  const stored = await storeSubmission(test.db, learner, toRequest({ code }), 1000);
  if (!stored.ok) throw new Error(`Expected it to be stored, got ${stored.error.kind}`);
  return stored.value.id;
};
const run = (submission: string, isLastTry = false) => ({ submission, isLastTry, worker: 'pool-test' });
const view = (learner: string, id: string) => selectOptionalSubmission(learner, id, test.db);
const RULES = { id: EXERCISE, attempts: NO_LIMIT, solutionAfterAttempts: 3 };
const standing = (learner: string) => readStanding(learner, RULES, test.db);

describe('runSubmission', () => {
  it('stores a verdict with its receipt', async () => {
    const learner = await createLearner(test.db);
    const id = await submit(learner);
    expect(await runSubmission(test.db, run(id), async () => toGrade('partly', 3))).toBe('stored');
    expect(await view(learner, id)).toMatchObject({ state: 'done', verdict: { kind: 'partly', earned: 3 }, receipt: { submission: id, exercise: EXERCISE, seed: '1', earned: 3 } });
    expect(await readProgress(learner, 'tests', test.db)).toEqual({ [EXERCISE]: { earned: 3, points: 4 } });
  });

  it('grades a judged submission no second time', async () => {
    const id = await submit(await createLearner(test.db));
    await runSubmission(test.db, run(id), async () => toGrade('passed', 4));
    const never = () => Promise.reject(new Error('Expected no second grading'));
    expect(await runSubmission(test.db, run(id), never)).toBe('already-judged');
  });

  it('stores one verdict when a paused grader comes back after another took over', async () => {
    const learner = await createLearner(test.db);
    const id = await submit(learner);
    let resume: () => void = () => undefined;
    const paused = new Promise<void>((resolve) => (resume = resolve));
    let tellClaimed: () => void = () => undefined;
    const claimed = new Promise<void>((resolve) => (tellClaimed = resolve));
    const slow = runSubmission(test.db, run(id), async () => {
      tellClaimed();
      await paused;
      return toGrade('failed', 0);
    });
    await claimed;
    expect(await runSubmission(test.db, run(id), async () => toGrade('passed', 4))).toBe('stored');
    resume();
    expect(await slow).toBe('overtaken');
    expect(await view(learner, id)).toMatchObject({ verdict: { kind: 'passed', earned: 4 } });
  });

  it('stores one verdict when ten graders finish at once', async () => {
    const learner = await createLearner(test.db);
    const id = await submit(learner);
    const claims = [];
    for (let index = 0; index < 10; index++) claims.push(await claimSubmission(test.db, 'pool-test', id));
    const stored = await Promise.all(claims.map(async (claim, index) => claim !== null && storeVerdict(test.db, claim, toGrade('partly', index / 4))));
    expect(stored.filter(Boolean)).toHaveLength(1);
    expect(await view(learner, id)).toMatchObject({ verdict: { earned: 9 / 4 } });
  });

  it('notes our fault, never as a zero, and shows it as ours after the last try', async () => {
    const learner = await createLearner(test.db);
    const id = await submit(learner);
    const broken = () => Promise.reject(new Error('the sandbox is on fire'));
    await expect(runSubmission(test.db, run(id), broken)).rejects.toThrow('on fire');
    expect(await view(learner, id)).toMatchObject({ state: 'queued', verdict: null });
    await expect(runSubmission(test.db, run(id, true), async () => toGrade('ours', 0))).rejects.toThrow();
    expect(await view(learner, id)).toMatchObject({ state: 'done', verdict: { kind: 'ours' }, receipt: null });
    expect(await standing(learner)).toMatchObject({ attempts: { used: 0 }, mark: null });
    expect(await test.db.submission.findUniqueOrThrow({ where: { id } })).toMatchObject({ faults: 2 });
  });

  it('parks what no grader survives', async () => {
    const learner = await createLearner(test.db);
    const id = await submit(learner);
    await claimSubmission(test.db, 'pool-gone', id);
    await parkExhausted(test.db, [id]);
    expect(await view(learner, id)).toMatchObject({ state: 'done', verdict: { kind: 'ours' } });
  });
});

describe('readStanding', () => {
  it('opens the solution after enough different tries', async () => {
    const learner = await createLearner(test.db);
    for (const code of ['a', 'a', 'b']) await runSubmission(test.db, run(await submit(learner, code)), async () => toGrade('failed', 0));
    expect(await standing(learner)).toMatchObject({ attempts: { used: 2 }, solutionOpen: false, mark: { earned: 0, points: 4 } });
    await runSubmission(test.db, run(await submit(learner, 'c')), async () => toGrade('error', 0));
    expect(await standing(learner)).toMatchObject({ attempts: { used: 3 }, solutionOpen: true });
  });

  it('opens the solution at full marks and keeps the best', async () => {
    const learner = await createLearner(test.db);
    await runSubmission(test.db, run(await submit(learner, 'right')), async () => toGrade('passed', 4));
    await runSubmission(test.db, run(await submit(learner, 'worse')), async () => toGrade('partly', 1));
    expect(await standing(learner)).toMatchObject({ attempts: { used: 2 }, solutionOpen: true, mark: { earned: 4 }, last: { verdict: { earned: 1 } } });
  });

  it('counts a broken exercise as no try', async () => {
    const learner = await createLearner(test.db);
    await runSubmission(test.db, run(await submit(learner)), async () => toGrade('broken', 0));
    expect(await standing(learner)).toMatchObject({ attempts: { used: 0 }, mark: null });
  });

  it('knows nothing of a visitor', async () => {
    expect(await readStanding(null, RULES, test.db)).toEqual({ attempts: { ...NO_LIMIT, used: 0, pending: 0, left: null, waitSeconds: 0 }, mark: null, last: null, regraded: null, solutionOpen: false, solutionSeen: false });
  });
});
