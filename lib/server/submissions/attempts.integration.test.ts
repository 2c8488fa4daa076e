import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttemptRules } from '#lib/grading/attempts.ts';
import type { VerdictKind } from '#lib/grading/verdict.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { openSolution } from './open-solution.ts';
import { readProgress } from './progress.ts';
import { runSubmission } from './run-submission.ts';
import { readStanding } from './standing.ts';
import { storeSubmission } from './store-submission.ts';
import { selectOptionalSubmission } from './submission-view.ts';
import { createLearner, publishTestContent, publishTestExercise, toGrade, toRequest } from './test-content.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await publishTestContent(test.db);
});
afterAll(() => test.drop());

let published = 0;
/** An exercise of its own with these rules, and a learner. */
async function begin(rules: Partial<AttemptRules>) {
  const attempts: AttemptRules = { max: null, coolDownSeconds: 0, counts: 'best', ...rules };
  const id = `tests/first/limited-${String((published += 1))}`;
  await publishTestExercise(test.db, { id, version: id, attempts });
  const learner = await createLearner(test.db);
  const submit = (code: string) => storeSubmission(test.db, learner, toRequest({ exercise: id, exerciseVersion: id, code }), 1000);
  const judge = async (submission: string, kind: VerdictKind, earned: number): Promise<void> => {
    await runSubmission(test.db, { submission, isLastTry: false, worker: 'pool-test' }, async () => toGrade(kind, earned));
  };
  return {
    learner,
    id,
    submit,
    judge,
    async attempt(code: string, kind: VerdictKind = 'failed', earned = 0) {
      const stored = await submit(code);
      if (!stored.ok) throw new Error(`Expected it to be stored, got ${stored.error.kind}`);
      await judge(stored.value.id, kind, earned);
      return stored.value.id;
    },
    standing: () => readStanding(learner, { id, attempts, solutionAfterAttempts: 5 }, test.db),
    /** as if everything had been handed in that long ago */
    async pass(seconds: number) {
      await test.db.$executeRaw`UPDATE "Submission" SET "createdAt" = "createdAt" - ${seconds} * interval '1 second' WHERE "learnerId" = ${learner}::uuid`;
    },
  };
}
const used = { ok: false, error: { kind: 'attempts-used' } };

describe('a maximum of attempts', () => {
  it('is counted down and then refuses', async () => {
    const exercise = await begin({ max: 2 });
    await exercise.attempt('a');
    expect((await exercise.standing()).attempts).toMatchObject({ used: 1, left: 1 });
    await exercise.attempt('b', 'partly', 2);
    expect((await exercise.standing()).attempts).toMatchObject({ used: 2, left: 0 });
    expect(await exercise.submit('c')).toMatchObject(used);
  });

  it('lets two tabs take the last attempt only once', async () => {
    const exercise = await begin({ max: 3 });
    await exercise.attempt('first');
    const stored = await Promise.all(Array.from({ length: 12 }, (_, index) => exercise.submit(`tab ${String(index)}`)));
    expect(stored.filter(({ ok }) => ok)).toHaveLength(2);
    expect(stored.filter((result) => !result.ok && result.error.kind === 'attempts-pending')).toHaveLength(10);
  });

  it('lets twenty requests with one key be one attempt', async () => {
    const exercise = await begin({ max: 1 });
    const request = toRequest({ exercise: exercise.id, exerciseVersion: exercise.id });
    const stored = await Promise.all(Array.from({ length: 20 }, () => storeSubmission(test.db, exercise.learner, request, 1000)));
    expect(new Set(stored.map((result) => result.ok && result.value.id)).size).toBe(1);
    expect(stored.every(({ ok }) => ok)).toBe(true);
  });

  it.each([
    ['an answer that cannot be read', 'const a = ;', 'error'],
    ['a broken exercise', 'fine', 'broken'],
  ] as const)('gives the attempt back for %s', async (_, code, kind) => {
    const exercise = await begin({ max: 1 });
    const id = await exercise.attempt(code, kind);
    expect(await selectOptionalSubmission(exercise.learner, id, test.db)).toMatchObject({ costsAttempt: false });
    expect((await exercise.standing()).attempts).toMatchObject({ used: 0, left: 1 });
    expect((await exercise.submit('next')).ok).toBe(true);
  });

  it('takes one for code that runs into an error', async () => {
    const exercise = await begin({ max: 1 });
    await exercise.attempt('throw new Error()', 'error');
    expect(await exercise.submit('next')).toMatchObject(used);
  });

  it('gives the attempt back when our faults used up all tries', async () => {
    const exercise = await begin({ max: 1 });
    const stored = await exercise.submit('a');
    if (!stored.ok) throw new Error('Expected it to be stored');
    expect(await exercise.submit('b')).toMatchObject({ ok: false, error: { kind: 'attempts-pending' } });
    await expect(runSubmission(test.db, { submission: stored.value.id, isLastTry: true, worker: 'pool-test' }, () => Promise.reject(new Error('fire')))).rejects.toThrow('fire');
    expect((await exercise.submit('b')).ok).toBe(true);
  });

  it('takes none for the same text, which gets the same hidden inputs', async () => {
    const exercise = await begin({ max: 2 });
    const [one, again, other] = [await exercise.attempt('same'), await exercise.attempt('same'), await exercise.attempt('other')];
    const seeds = await test.db.submission.findMany({ where: { id: { in: [one, again, other] } }, select: { id: true, seed: true } });
    const seedOf = (id: string) => seeds.find((row) => row.id === id)?.seed;
    expect(seedOf(one)).toMatch(/^\d+$/);
    expect(seedOf(again)).toBe(seedOf(one));
    expect(seedOf(other)).not.toBe(seedOf(one));
    expect((await exercise.standing()).attempts).toMatchObject({ used: 2, left: 0 });
  });
});

describe('a cool-down', () => {
  it('refuses until its time has passed, and says how long', async () => {
    const exercise = await begin({ coolDownSeconds: 3600 });
    await exercise.attempt('a');
    await exercise.pass(600);
    const { waitSeconds } = (await exercise.standing()).attempts;
    expect(waitSeconds).toBeGreaterThan(2900);
    expect(waitSeconds).toBeLessThanOrEqual(3000);
    expect(await exercise.submit('b')).toMatchObject({ ok: false, error: { kind: 'cool-down', coolDownSeconds: 3600 } });
    await exercise.pass(3000);
    expect((await exercise.submit('b')).ok).toBe(true);
  });

  it('does not begin with an answer that cannot be read', async () => {
    const exercise = await begin({ coolDownSeconds: 3600 });
    await exercise.attempt('const a = ;', 'error');
    expect((await exercise.submit('b')).ok).toBe(true);
  });
});

describe('which attempt counts', () => {
  const marks = async (counts: 'best' | 'last') => {
    const exercise = await begin({ counts });
    await exercise.attempt('good', 'partly', 3);
    await exercise.attempt('worse', 'partly', 1);
    await exercise.attempt('const a = ;', 'error');
    await exercise.attempt('broken', 'broken');
    const progress = await readProgress(exercise.learner, 'tests', test.db);
    return [(await exercise.standing()).mark?.earned, progress[exercise.id]?.earned];
  };
  it('is the best', async () => expect(await marks('best')).toEqual([3, 3]));
  it('is the last that could be read and judged', async () => expect(await marks('last')).toEqual([1, 1]));
});

describe('after the solution was opened', () => {
  it.each(['best', 'last'] as const)('submissions are graded, and neither count nor cost (%s)', async (counts) => {
    const exercise = await begin({ max: 2, coolDownSeconds: 3600, counts });
    await exercise.attempt('mine', 'partly', 1);
    await openSolution(test.db, exercise.learner, exercise.id);
    await openSolution(test.db, exercise.learner, exercise.id);
    const later = await Promise.all(['copied', 'changed', 'mine'].map((code) => exercise.attempt(code, 'passed', 4)));
    expect(await exercise.standing()).toMatchObject({ attempts: { used: 1, left: null, waitSeconds: 0 }, mark: { earned: 1 }, solutionOpen: true, solutionSeen: true });
    expect(await readProgress(exercise.learner, 'tests', test.db)).toMatchObject({ [exercise.id]: { earned: 1 } });
    expect(await selectOptionalSubmission(exercise.learner, later[0] ?? '', test.db)).toMatchObject({ afterSolution: true, verdict: { earned: 4 } });
  });

  it('opens at the latest with the last attempt', async () => {
    const exercise = await begin({ max: 1 });
    expect((await exercise.standing()).solutionOpen).toBe(false);
    await exercise.attempt('a');
    expect((await exercise.standing()).solutionOpen).toBe(true);
  });
});
