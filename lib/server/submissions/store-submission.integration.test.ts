import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { storeSubmission } from './store-submission.ts';
import { listSubmissions, selectOptionalSubmission } from './submission-view.ts';
import { createLearner, publishTestContent, publishTestExercise, toRequest } from './test-content.ts';

const MANY = 1000;
let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await publishTestContent(test.db);
});
afterAll(() => test.drop());

const jobCount = async (id: string): Promise<number> => {
  const [row] = await test.db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE key = ${id}`;
  return row?.count ?? 0;
};

describe('storeSubmission', () => {
  it('stores and queues one submission for twenty requests with the same key', async () => {
    const learner = await createLearner(test.db);
    const request = toRequest();
    const stored = await Promise.all(Array.from({ length: 20 }, () => storeSubmission(test.db, learner, request, MANY)));
    const values = stored.map((result) => (result.ok ? result.value : null));
    expect(new Set(values.map((value) => value?.id)).size).toBe(1);
    expect(values.filter((value) => value?.isNew)).toHaveLength(1);
    expect(await listSubmissions(learner, {}, test.db)).toHaveLength(1);
    expect(await jobCount(values[0]?.id ?? '')).toBe(1);
  });

  it('refuses a key that came with other code', async () => {
    const learner = await createLearner(test.db);
    const request = toRequest();
    await storeSubmission(test.db, learner, request, MANY);
    const again = await storeSubmission(test.db, learner, { ...request, code: 'other' }, MANY);
    expect(again).toEqual({ ok: false, error: { kind: 'key-reused' } });
  });

  it('lets two learners use the same key', async () => {
    const request = toRequest();
    const [one, two] = [await createLearner(test.db), await createLearner(test.db)];
    expect(await storeSubmission(test.db, one, request, MANY)).toMatchObject({ ok: true, value: { isNew: true } });
    expect(await storeSubmission(test.db, two, request, MANY)).toMatchObject({ ok: true, value: { isNew: true } });
  });

  it.each([
    ['an exercise nobody published', { exercise: 'tests/first/other' }, 'unknown-exercise'],
    ['a version nobody published', { exerciseVersion: 'none' }, 'unknown-exercise'],
    ['a lesson version nobody published', { lessonVersion: 'none' }, 'unknown-lesson'],
  ])('refuses %s', async (_, changes, kind) => {
    const learner = await createLearner(test.db);
    expect(await storeSubmission(test.db, learner, toRequest(changes), MANY)).toEqual({ ok: false, error: { kind } });
  });

  it('takes what was pressed without a connection for the version that the learner saw, though a newer one is live', async () => {
    const learner = await createLearner(test.db);
    await publishTestExercise(test.db, { id: 'tests/first/old', version: 'old-1' });
    const pressed = toRequest({ exercise: 'tests/first/old', exerciseVersion: 'old-1' });
    await publishTestExercise(test.db, { id: 'tests/first/old', version: 'old-2' });
    const stored = await storeSubmission(test.db, learner, pressed, MANY);
    if (!stored.ok) throw new Error('Expected it to be stored');
    expect(await test.db.submission.findUniqueOrThrow({ where: { id: stored.value.id }, select: { exerciseVersion: true, lessonVersion: true } })).toEqual({ exerciseVersion: 'old-1', lessonVersion: 'lesson-1' });
  });

  it('refuses more than the allowed number in a minute, but never a repeated key', async () => {
    const learner = await createLearner(test.db);
    const first = toRequest();
    await storeSubmission(test.db, learner, first, 2);
    await storeSubmission(test.db, learner, toRequest(), 2);
    expect(await storeSubmission(test.db, learner, toRequest(), 2)).toEqual({ ok: false, error: { kind: 'too-many', perMinute: 2 } });
    expect(await storeSubmission(test.db, learner, first, 2)).toMatchObject({ ok: true, value: { isNew: false } });
  });

  it('shows a submission to its owner only, with its place in the queue', async () => {
    const [owner, other] = [await createLearner(test.db), await createLearner(test.db)];
    const stored = await storeSubmission(test.db, owner, toRequest(), MANY);
    const next = await storeSubmission(test.db, other, toRequest(), MANY);
    if (!stored.ok || !next.ok) throw new Error('Expected both to be stored');
    expect(await selectOptionalSubmission(other, stored.value.id, test.db)).toBeNull();
    const [first, second] = await Promise.all([selectOptionalSubmission(owner, stored.value.id, test.db), selectOptionalSubmission(other, next.value.id, test.db)]);
    expect(first).toMatchObject({ state: 'queued', exerciseTitle: 'The sigmoid', verdict: null });
    expect(second?.place).toBe((first?.place ?? 0) + 1);
  });
});
