/** An exercise whose checks change, through the real queue and the real grader: who goes up and down, applied, kept, put back. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_LIMIT } from '#lib/grading/attempts.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { compileExerciseFolder } from '#lib/server/grader/fixture-exercise.ts';
import { openQueue } from '#lib/server/queue/graphile-queue.ts';
import { openPool, type SandboxPool } from '#lib/server/sandbox/pool.ts';
import { toGrading, toTextGrading } from '#lib/server/submissions/grade-claim.ts';
import { readProgress } from '#lib/server/submissions/progress.ts';
import { runSubmission } from '#lib/server/submissions/run-submission.ts';
import { readStanding } from '#lib/server/submissions/standing.ts';
import { storeSubmission } from '#lib/server/submissions/store-submission.ts';
import { selectOptionalSubmission } from '#lib/server/submissions/submission-view.ts';
import { createLearner, publishTestContent, publishTestExercise, toRequest } from '#lib/server/submissions/test-content.ts';
import { applyRegrade, revertRegrade } from './apply-regrade.ts';
import { formatCounts, formatRegrade } from './format-regrade.ts';
import { readRegrade, type RegradeReport } from './read-regrade.ts';
import { runRegrade } from './run-regrade.ts';
import { startRegrade } from './start-regrade.ts';

/** Answers by what the new checks think of them. */
const ANSWERS = {
  same: 'const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));',
  /** wrong from 5 to 100, where only the old checks look */
  up: 'const sigmoid = (x: number): number => (Math.abs(x) > 5 && Math.abs(x) < 100 ? 0.5 : 1 / (1 + Math.exp(-x)));',
  /** NaN at 1000, where only the new checks look */
  down: 'const sigmoid = (x: number): number => Math.exp(x) / (1 + Math.exp(x));',
} as const;
type Answer = keyof typeof ANSWERS;
const WHOS = ['same', 'up', 'down'] as const;

let test: TestDatabase;
let pool: SandboxPool;
let queue: ReturnType<typeof openQueue>;
let folder: string;
let versions: { readonly old: Version; readonly new: Version };
type Version = Awaited<ReturnType<typeof compileExerciseFolder>>;

beforeAll(async () => {
  [test, pool] = await Promise.all([createTestDatabase(), openPool()]);
  queue = openQueue(test.url);
  await publishTestContent(test.db);
  folder = mkdtempSync(path.join(tmpdir(), 'epoch-regrade-'));
  cpSync(fileURLToPath(new URL('../grader/fixtures/sigmoid', import.meta.url)), folder, { recursive: true });
  const limits = { seconds: 10, outputCharacters: 1000, backend: 'cpu' } as const;
  const old = await compileExerciseFolder(folder, limits);
  const hidden = path.join(folder, 'hidden.ts');
  const changed = readFileSync(hidden, 'utf8').replace('min: -20, max: 20', 'min: -4, max: 4').replace("  check('is right elsewhere'", "  inputs.push(1000);\n\n  check('is right elsewhere'");
  writeFileSync(hidden, changed);
  versions = { old, new: await compileExerciseFolder(folder, limits) };
});
afterAll(async () => {
  await queue.close();
  await Promise.all([pool.close(), test.drop()]);
  rmSync(folder, { recursive: true, force: true });
});

const publish = (id: string, name: string, compiled: Version): Promise<void> =>
  publishTestExercise(test.db, { id, version: `${id} ${name}`, checks: compiled.checks, points: 5, visibleBundle: compiled.visibleBundle }, { hiddenBundle: compiled.hiddenBundle });

/** Grades what is queued, as the grader process does, until that many are done. */
async function gradeQueued(count: number): Promise<void> {
  let left = count;
  let tellDone: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (tellDone = resolve));
  const worker = await queue.work({
    slots: 2,
    onTrouble: (message) => console.error(message),
    onLost: (reason) => console.error(reason),
    async handle(run) {
      if (run.regrade === null) await runSubmission(test.db, run, toGrading(pool, test.db));
      else await runRegrade(test.db, { ...run, regrade: run.regrade }, toTextGrading(pool));
      if (--left === 0) tellDone();
    },
  });
  await done;
  await worker.stop();
}

let exercises = 0;
/** An exercise with three judged submissions of three learners, whose checks have changed since. */
async function change() {
  const id = `tests/first/changed-${String((exercises += 1))}`;
  await publish(id, 'old', versions.old);
  const learners: Record<string, string> = {};
  const submissions: Record<string, string> = {};
  for (const who of WHOS) {
    const learner = (learners[who] = await createLearner(test.db));
    const stored = await storeSubmission(test.db, learner, toRequest({ exercise: id, exerciseVersion: `${id} old`, code: ANSWERS[who] }), 100);
    if (!stored.ok) throw new Error(stored.error.kind);
    submissions[who] = stored.value.id;
  }
  await gradeQueued(3);
  await publish(id, 'new', versions.new);
  const view = async (who: Answer) => selectOptionalSubmission(learners[who] ?? '', submissions[who] ?? '', test.db);
  return {
    id,
    submissions,
    view,
    earned: async () => Promise.all(WHOS.map(async (who) => (await view(who))?.verdict?.earned)),
    /** which submission each learner is told of */
    regraded: async () => Promise.all(WHOS.map(async (who) => (await readStanding(learners[who] ?? '', { id, attempts: NO_LIMIT, solutionAfterAttempts: 5 }, test.db)).regraded?.id ?? null)),
    progress: async () => Promise.all(WHOS.map(async (who) => (await readProgress(learners[who] ?? '', 'tests', test.db))[id]?.earned)),
  };
}

async function start(exercise: string): Promise<string> {
  const started = await startRegrade(test.db, exercise);
  if (!started.ok) throw new Error(started.error.kind);
  return started.value.regrade;
}
async function report(regrade: string): Promise<RegradeReport> {
  const found = await readRegrade(test.db, regrade);
  if (!found) throw new Error(`Expected regrade ${regrade}`);
  return found;
}

describe('a regrade', () => {
  it('lists who goes up and down and why, and changes nothing by itself', async () => {
    const exercise = await change();
    expect(await exercise.earned()).toEqual([5, 3, 5]);
    const regrade = await start(exercise.id);
    expect(formatCounts(await report(regrade))).toBe('0 up, 0 down, 0 the same, 3 still waiting');
    await gradeQueued(3);
    const graded = await report(regrade);
    expect(graded).toMatchObject({ fromVersions: [`${exercise.id} old`], toVersion: `${exercise.id} new`, appliedAt: null });
    expect(formatCounts(graded)).toBe('1 up, 1 down, 1 the same');
    const text = formatRegrade(graded);
    expect(text).toContain('partly 3/5 -> passed 5/5\n            "is right everywhere": failed 0/2 -> passed 2/2');
    expect(text).toContain('passed 5/5 -> partly 3/5\n            "is right elsewhere": passed 2/2 -> failed 0/2');
    expect(await exercise.earned()).toEqual([5, 3, 5]);
    expect((await exercise.view('up'))?.regraded).toBeNull();
  });

  it('is applied once, tells the learner, keeps the old verdicts and puts them back', async () => {
    const exercise = await change();
    const before = await exercise.view('up');
    const regrade = await start(exercise.id);
    expect(await applyRegrade(test.db, regrade, { neverLower: false })).toEqual({ ok: false, error: { kind: 'unfinished', open: 3 } });
    await gradeQueued(3);
    expect(await applyRegrade(test.db, regrade, { neverLower: false })).toEqual({ ok: true, value: { changed: 2 } });
    expect(await exercise.earned()).toEqual([5, 5, 3]);
    expect(await exercise.progress()).toEqual([5, 5, 3]);
    const up = await exercise.view('up');
    expect(up).toMatchObject({ verdict: { kind: 'passed' }, receipt: { exerciseVersion: `${exercise.id} new`, regrade, seed: before?.receipt?.seed, earned: 5 } });
    expect(up?.regraded).toMatchObject({ before: { kind: 'partly', earned: 3, points: 5 }, changes: [{ title: 'is right everywhere', before: { status: 'failed' }, after: { status: 'passed' } }] });
    expect((await exercise.view('same'))?.regraded).toBeNull();
    expect(await exercise.regraded()).toEqual([null, exercise.submissions['up'], exercise.submissions['down']]);

    // A second time, by the command or by the function, nothing happens.
    expect(await start(exercise.id)).toBe(regrade);
    expect(await applyRegrade(test.db, regrade, { neverLower: true })).toEqual({ ok: true, value: { changed: 0 } });
    expect(await exercise.earned()).toEqual([5, 5, 3]);

    expect(await revertRegrade(test.db, regrade)).toEqual({ ok: true, value: { changed: 2 } });
    expect(await exercise.view('up')).toEqual(before);
    expect(await exercise.regraded()).toEqual([null, null, null]);
    expect(await exercise.earned()).toEqual([5, 3, 5]);
    expect(await exercise.progress()).toEqual([5, 3, 5]);
    expect(await revertRegrade(test.db, regrade)).toEqual({ ok: true, value: { changed: 0 } });
    expect(await applyRegrade(test.db, regrade, { neverLower: false })).toEqual({ ok: false, error: { kind: 'reverted' } });
    const anew = await start(exercise.id);
    expect(anew).not.toBe(regrade);
    await gradeQueued(3);
    expect(formatCounts(await report(anew))).toBe('1 up, 1 down, 1 the same');
  });

  it('never lowers when asked to', async () => {
    const exercise = await change();
    const regrade = await start(exercise.id);
    await gradeQueued(3);
    expect(await applyRegrade(test.db, regrade, { neverLower: true })).toEqual({ ok: true, value: { changed: 1 } });
    expect(await exercise.earned()).toEqual([5, 5, 5]);
    expect((await report(regrade)).entries.map(({ outcome }) => outcome.kind === 'graded' && [outcome.direction, outcome.isApplied])).toEqual([['same', false], ['up', true], ['down', false]]);
  });

  it('goes on after a crash, with what is graded already', async () => {
    const exercise = await change();
    const regrade = await start(exercise.id);
    const [first = ''] = Object.values(exercise.submissions);
    await runRegrade(test.db, { submission: first, regrade }, toTextGrading(pool));
    // The machine with the queue's memory of it is gone.
    await test.db.$executeRaw`SELECT graphile_worker.remove_job(key) FROM graphile_worker.jobs WHERE key LIKE 'regrade:%'`;
    expect((await report(regrade)).entries.map(({ outcome }) => outcome.kind).toSorted()).toEqual(['failed', 'failed', 'graded']);
    const kept = (await test.db.regradeResult.findFirstOrThrow({ where: { submissionId: first } })).receipt;
    expect(await start(exercise.id)).toBe(regrade);
    await gradeQueued(2);
    expect(formatCounts(await report(regrade))).toBe('1 up, 1 down, 1 the same');
    expect((await test.db.regradeResult.findFirstOrThrow({ where: { submissionId: first } })).receipt).toEqual(kept);
    expect(await runRegrade(test.db, { submission: first, regrade }, () => Promise.reject(new Error('Expected no second grading')))).toBe('already-graded');
  });

  it('is not applied when the new checks are broken', async () => {
    const exercise = await change();
    await publish(exercise.id, 'mistaken', { ...versions.new, hiddenBundle: 'throw new Error("the author slipped")' });
    const regrade = await start(exercise.id);
    await gradeQueued(3);
    expect(await applyRegrade(test.db, regrade, { neverLower: false })).toMatchObject({ ok: false, error: { kind: 'broken', broken: 3 } });
    expect(await exercise.earned()).toEqual([5, 3, 5]);
  });

  it('of two regrades the newer one is reverted first', async () => {
    const exercise = await change();
    const older = await start(exercise.id);
    await gradeQueued(3);
    await applyRegrade(test.db, older, { neverLower: false });
    await publish(exercise.id, 'newest', versions.old);
    const newer = await start(exercise.id);
    await gradeQueued(3);
    expect(await applyRegrade(test.db, newer, { neverLower: false })).toEqual({ ok: true, value: { changed: 2 } });
    expect(await exercise.earned()).toEqual([5, 3, 5]);
    expect(await revertRegrade(test.db, older)).toEqual({ ok: false, error: { kind: 'overtaken', by: newer } });
    await revertRegrade(test.db, newer);
    expect(await exercise.earned()).toEqual([5, 5, 3]);
    await revertRegrade(test.db, older);
    expect(await exercise.earned()).toEqual([5, 3, 5]);
  });

  it('takes no attempt, and leaves those alone that were judged by the published version', async () => {
    const exercise = await change();
    const used = await test.db.storedVerdict.count({ where: { costs: true } });
    const regrade = await start(exercise.id);
    await gradeQueued(3);
    await applyRegrade(test.db, regrade, { neverLower: false });
    expect(await test.db.storedVerdict.count({ where: { costs: true } })).toBe(used);
    expect(await startRegrade(test.db, 'tests/first/sigmoid')).toMatchObject({ ok: false, error: { kind: 'nothing-to-regrade' } });
    expect(await startRegrade(test.db, 'tests/first/none')).toEqual({ ok: false, error: { kind: 'unknown-exercise' } });
  });
});
