/** Every built-in exercise, its solution and its labelled wrong answers: graded, receipted, and graded again from the receipt's file. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '#lib/grading/submission.ts';
import { compileCourse, type CompiledCourse } from '#lib/server/content/compile-course.ts';
import { publish } from '#lib/server/content/publish.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { openPool, type SandboxPool } from '#lib/server/sandbox/pool.ts';
import { toGrading, toTextGrading } from '#lib/server/submissions/grade-claim.ts';
import { runSubmission } from '#lib/server/submissions/run-submission.ts';
import { readReceiptFile, toReceiptFile } from '#lib/server/submissions/sign-receipt.ts';
import { storeSubmission } from '#lib/server/submissions/store-submission.ts';
import { selectOptionalSubmission } from '#lib/server/submissions/submission-view.ts';
import { createLearner, toRequest } from '#lib/server/submissions/test-content.ts';
import { formatReplay } from './format-replay.ts';
import { findAlterations, replayReceipt } from './replay-receipt.ts';

const COURSE = fileURLToPath(new URL('../../../content/courses/deep-learning', import.meta.url));
const SECRET = 'a secret of at least thirty-two characters';

let test: TestDatabase;
let pool: SandboxPool;
let compiled: CompiledCourse;
beforeAll(async () => {
  [test, pool, compiled] = await Promise.all([createTestDatabase(), openPool(), compileCourse(COURSE)]);
  await publish(compiled, test.db);
}, 300_000);
afterAll(async () => {
  await Promise.all([pool.close(), test.drop()]);
});

async function submit(exercise: CompiledCourse['lessons'][number]['exercises'][number], lessonVersion: string, code: string): Promise<Receipt> {
  const learner = await createLearner(test.db);
  const stored = await storeSubmission(test.db, learner, toRequest({ exercise: exercise.public.id, exerciseVersion: exercise.public.version, lessonVersion, code }), 100);
  if (!stored.ok) throw new Error(stored.error.kind);
  await runSubmission(test.db, { submission: stored.value.id, isLastTry: false, worker: 'pool-test' }, toGrading(pool, test.db));
  const receipt = (await selectOptionalSubmission(learner, stored.value.id, test.db))?.receipt;
  if (!receipt) throw new Error('Expected a receipt');
  return receipt;
}

async function submitFirst(): Promise<Receipt> {
  const lesson = compiled.lessons.find(({ exercises }) => exercises.length > 0);
  const exercise = lesson?.exercises[0];
  if (!lesson || !exercise) throw new Error('Expected a lesson with an exercise');
  return submit(exercise, lesson.lesson.version, exercise.private.solution);
}
const replay = (receipt: Receipt) => replayReceipt(test.db, receipt, toTextGrading(pool));

describe('replay', () => {
  it('agrees for every solution and every wrong answer of the built-in course', async () => {
    const disagreeing: string[] = [];
    let replayed = 0;
    for (const { lesson, exercises } of compiled.lessons) {
      for (const exercise of exercises) {
        const answers = [exercise.private.solution, ...exercise.private.wrong.map((wrong) => wrong.code)];
        await Promise.all(answers.map(async (code) => {
          const receipt = await submit(exercise, lesson.version, code);
          const file = readReceiptFile(JSON.stringify(toReceiptFile(receipt, SECRET)), SECRET);
          if (!file.ok) throw new Error(file.error.kind);
          const outcome = await replay(file.value);
          replayed++;
          if (outcome.kind !== 'graded' || !outcome.agrees || outcome.circumstances.length > 0) disagreeing.push(formatReplay(receipt, outcome));
        }));
      }
    }
    expect(disagreeing).toEqual([]);
    expect(replayed).toBeGreaterThan(compiled.lessons.flatMap(({ exercises }) => exercises).length * 3);
  }, 300_000);

  it('does not agree with results that were not earned', async () => {
    const receipt = await submitFirst();
    const checks = receipt.checks.map((check, index) => (index === 0 ? { ...check, status: 'failed' as const, earned: 0 } : check));
    const outcome = await replay({ ...receipt, kind: 'partly', earned: receipt.earned - 1, checks });
    expect(outcome).toMatchObject({ kind: 'graded', agrees: false, changes: [{ title: checks[0]?.title, before: { status: 'failed' }, after: { status: 'passed' } }] });
    expect(formatReplay(receipt, outcome)).toMatch(/differs {2}".*": failed 0\/\d -> passed[\s\S]*DOES NOT AGREE/);
  });

  it('says when code, checks or submission are not those of the receipt', async () => {
    const receipt = await submitFirst();
    await test.db.submission.update({ where: { id: receipt.submission }, data: { code: 'const other = 1;' } });
    expect(await replay(receipt)).toMatchObject({ kind: 'impossible', reasons: [expect.stringContaining('hash of the code') as string] });
    expect(await replay({ ...receipt, checksHash: 'other' })).toMatchObject({ kind: 'impossible', reasons: [expect.any(String) as string, expect.stringContaining('hash of the checks') as string] });
    expect(await replay({ ...receipt, exerciseVersion: 'none' })).toMatchObject({ kind: 'impossible', reasons: [expect.stringContaining('no exercise version') as string] });
    expect(await replay({ ...receipt, submission: '00000000-0000-4000-8000-000000000000' })).toMatchObject({ kind: 'impossible', reasons: [expect.stringContaining('no submission') as string] });
  });

  it('names what was altered', async () => {
    const receipt = await submitFirst();
    const [first, ...rest] = receipt.checks;
    if (!first) throw new Error('Expected a check');
    expect(findAlterations(receipt, receipt)).toEqual([]);
    expect(findAlterations({ ...receipt, earned: 0, checks: [{ ...first, status: 'failed' }, ...rest] }, receipt)).toEqual([
      `earned: 0 in the file, ${String(receipt.earned)} as issued`,
      `check "${first.title}": failed ${String(first.earned)}/${String(first.points)} in the file, passed ${String(first.earned)}/${String(first.points)} as issued`,
    ]);
  });
});
