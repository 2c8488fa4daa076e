/** Whatever text a learner submits, prints or returns: PostgreSQL takes the submission and its verdict. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assembleVerdict } from '#lib/grading/assemble-verdict.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { claimSubmission, storeVerdict } from './run-submission.ts';
import { storeSubmission } from './store-submission.ts';
import { submissionRequestSchema } from './submission-request.ts';
import { createLearner, publishTestContent, toGrade, toRequest } from './test-content.ts';

const MANY = 1000;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await publishTestContent(database.db);
});
afterAll(() => database.drop());

/** also halves of surrogate pairs, which no UTF-8 has */
const anyText = fc.string({ unit: fc.oneof(fc.constantFrom('\0', '\ud83d', '\ude00', '\u2028', '\ufeff', '"', '\\', '\r\n', '\x1b['), fc.string({ minLength: 1, maxLength: 1, unit: 'binary' })), maxLength: 30 });

test('any text that the schema takes is stored once, and its key gives it again', async () => {
  const learner = await createLearner(database.db);
  await fc.assert(
    fc.asyncProperty(anyText, fc.uuid({ version: 4 }), async (code, key) => {
      const request = submissionRequestSchema.safeParse(toRequest({ code, key }));
      expect(request.success).toBe(!code.includes('\0'));
      if (!request.success) return;
      const first = await storeSubmission(database.db, learner, request.data, MANY);
      const again = await storeSubmission(database.db, learner, request.data, MANY);
      expect([first.ok, first.ok && first.value.isNew, again.ok && !again.value.isNew]).toEqual([true, true, true]);
    }),
    { numRuns: 40 },
  );
});

test('any text that code prints or gives can stand in a verdict', async () => {
  const learner = await createLearner(database.db);
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const stored = await storeSubmission(database.db, learner, toRequest(), MANY);
      const claim = stored.ok ? await claimSubmission(database.db, 'a grader', stored.value.id) : null;
      const check = { index: 0, bundle: 'hidden', title: 'is right', status: 'error', points: 4, earned: 0, rule: text, tried: text, got: `Error: ${text}`, expected: null, note: text } as const;
      const verdict = assembleVerdict({ checks: [check], error: null, ended: null, isBroken: false, log: text, outputLimit: '' });
      expect(await storeVerdict(database.db, claim!, { ...toGrade('error', 0), verdict })).toBe(true);
      const row = await database.db.storedVerdict.findUniqueOrThrow({ where: { submissionId: claim!.submission } });
      expect(row.verdict).toEqual(verdict);
    }),
    { numRuns: 40 },
  );
});
