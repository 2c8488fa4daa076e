import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { estimateWait, readQueueFacts, WAIT_LIMITS } from './estimate-wait.ts';
import { storeSubmission } from './store-submission.ts';
import { listSubmissions, selectOptionalSubmission } from './submission-view.ts';
import { createLearner, publishTestContent, toGrade, toRequest } from './test-content.ts';
import { claimSubmission, storeVerdict } from './run-submission.ts';

describe('estimateWait', () => {
  it('shares what goes first among the slots in use, and adds the submission itself', () => {
    expect(estimateWait(0, { graders: 1, running: 1, serviceMs: 900 })).toEqual({ kind: 'about', seconds: 1 });
    expect(estimateWait(20, { graders: 1, running: 2, serviceMs: 1_000 })).toEqual({ kind: 'about', seconds: 11 });
    expect(estimateWait(20, { graders: 1, running: 4, serviceMs: 1_000 })).toEqual({ kind: 'about', seconds: 6 });
    expect(estimateWait(20, { graders: 5, running: 1, serviceMs: 1_000 })).toEqual({ kind: 'about', seconds: 5 });
  });

  it('says nothing when it knows nothing, and that nobody grades when nobody does', () => {
    expect(estimateWait(3, { graders: 1, running: 0, serviceMs: null })).toBeNull();
    expect(estimateWait(3, { graders: 0, running: 0, serviceMs: 1_000 })).toEqual({ kind: 'no-grader' });
  });
});

describe('readQueueFacts', () => {
  let test: TestDatabase;
  let learner: string;
  let later = performance.now() + 3_600_000;
  beforeAll(async () => {
    test = await createTestDatabase();
    await publishTestContent(test.db);
    learner = await createLearner(test.db);
  });
  afterAll(() => test.drop());
  const submit = async (): Promise<string> => {
    const stored = await storeSubmission(test.db, learner, toRequest(), 1000);
    if (!stored.ok) throw new Error(stored.error.kind);
    return stored.value.id;
  };
  /** past whatever is kept */
  const read = () => readQueueFacts(test.db, (later += WAIT_LIMITS.keptMs));

  it('sees live graders, what they have in hand, and how long verdicts take', async () => {
    expect(await read()).toEqual({ graders: 0, running: 0, serviceMs: null });
    const waiting = await submit();
    expect((await selectOptionalSubmission(learner, waiting, test.db))?.wait).toEqual({ kind: 'no-grader' });

    await test.db.$executeRaw`INSERT INTO "Grader" (id, instance, tier, "seenAt") VALUES ('live', 'a', 'basic', now()), ('dead', 'b', 'basic', now() - interval '1 minute')`;
    for (const grader of ['live', 'live', 'dead']) await claimSubmission(test.db, grader, await submit());
    expect(await read()).toEqual({ graders: 1, running: 2, serviceMs: null });

    for (let i = 0; i < WAIT_LIMITS.sampleAtLeast; i++) {
      const claim = await claimSubmission(test.db, 'live', await submit());
      if (claim) await storeVerdict(test.db, claim, toGrade('passed', 4));
    }
    await test.db.$executeRaw`UPDATE "Submission" s SET "startedAt" = v."createdAt" - interval '4 seconds' FROM "StoredVerdict" v WHERE v."submissionId" = s.id`;
    const facts = await read();
    expect(facts).toMatchObject({ graders: 1, running: 2 });
    expect(facts.serviceMs).toBeCloseTo(4_000, 0);
    await test.db.$executeRaw`UPDATE "StoredVerdict" SET "createdAt" = now() - interval '2 hours'`;
    expect((await read()).serviceMs).toBeNull();
  });

  it('is asked for once by a class that waits', async () => {
    const first = read();
    expect(readQueueFacts(test.db, later + 1)).toBe(first);
    await first;
  });

  it('is told of queued submissions only', async () => {
    await test.db.grader.deleteMany();
    await read();
    const views = await listSubmissions(learner, {}, test.db);
    expect(views.filter((view) => view.state === 'queued').map((view) => view.wait)).toEqual([{ kind: 'no-grader' }]);
    expect(views.filter((view) => view.state !== 'queued').every((view) => view.wait === null)).toBe(true);
  });
});
