/** Submissions over HTTP, against the running server: one per key, seen by their owner, kept over a restart. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { request as newRequest } from '@playwright/test';
import type { ApiError, ExerciseStanding, SolutionView, SubmissionView } from '#lib/grading/submission.ts';
import { startEpoch } from './epoch-server.ts';
import { expect, postSubmission, test, toSubmission, waitForVerdict } from './fixtures.ts';
import { readCompiled } from './published.ts';

const readExercise = async () => {
  const { lessons } = await readCompiled();
  const lesson = lessons.find(({ exercises }) => exercises.length > 0);
  const exercise = lesson?.exercises[0];
  if (!lesson || !exercise) throw new Error('Expected a lesson with an exercise');
  return { lesson: lesson.lesson, exercise: exercise.public, solution: exercise.private.solution };
};

const errorOf = async (response: { json(): Promise<unknown> }): Promise<ApiError['error']> => ((await response.json()) as ApiError).error;

test('twenty posts with one key make one submission, and its verdict comes', async ({ request, baseURL }) => {
  const { exercise, lesson, solution } = await readExercise();
  const submission = toSubmission(exercise, lesson.version, solution);
  const answers = await Promise.all(Array.from({ length: 20 }, () => postSubmission(request, baseURL!, submission)));
  const views = (await Promise.all(answers.map((answer) => answer.json()))) as SubmissionView[];
  expect(new Set(views.map((view) => view.id)).size).toBe(1);
  expect(answers.filter((answer) => answer.status() === 202)).toHaveLength(1);
  expect(answers.every((answer) => [200, 202].includes(answer.status()))).toBe(true);
  const done = await waitForVerdict(request, baseURL!, views[0]!.id);
  expect(done.verdict).toMatchObject({ kind: 'passed', earned: exercise.points });
  expect(done.receipt).toMatchObject({ submission: done.id, exerciseVersion: exercise.version, kind: 'passed' });
});

test('the same key with other code is refused', async ({ request, baseURL }) => {
  const { exercise, lesson } = await readExercise();
  const submission = toSubmission(exercise, lesson.version, exercise.starter);
  expect((await postSubmission(request, baseURL!, submission)).status()).toBe(202);
  const again = await postSubmission(request, baseURL!, { ...submission, code: '// other' });
  expect(again.status()).toBe(409);
  expect((await errorOf(again)).code).toBe('key-reused');
});

test('what was pressed by an account that is signed out by now is taken from nobody', async ({ request, baseURL }) => {
  const { exercise, lesson } = await readExercise();
  const refused = await postSubmission(request, baseURL!, { ...toSubmission(exercise, lesson.version, exercise.starter), space: '.0123456789abcdef' });
  expect([refused.status(), (await errorOf(refused)).code]).toEqual([403, 'other-owner']);
  // no learner was made for it
  expect(refused.headers()['set-cookie'] ?? '').not.toContain('epoch-learner=');
  expect((await postSubmission(request, baseURL!, { ...toSubmission(exercise, lesson.version, exercise.starter), space: '' })).status()).toBe(202);
});

test('nobody but the owner sees a submission', async ({ request, baseURL }) => {
  const { exercise, lesson } = await readExercise();
  const posted = await postSubmission(request, baseURL!, toSubmission(exercise, lesson.version, exercise.starter));
  const { id } = (await posted.json()) as SubmissionView;
  expect((await request.get(`${baseURL!}/api/submissions/${id}`)).status()).toBe(200);
  const stranger = await newRequest.newContext();
  for (const path of [`/api/submissions/${id}`, `/api/submissions/${id}/events`, '/api/submissions/nothing']) {
    expect((await stranger.get(`${baseURL!}${path}`)).status(), path).toBe(404);
  }
  // A learner of their own does not help either.
  await postSubmission(stranger, baseURL!, toSubmission(exercise, lesson.version, exercise.starter));
  expect((await stranger.get(`${baseURL!}/api/submissions/${id}`)).status()).toBe(404);
  await stranger.dispose();
});

test('the cookie is signed, not readable by scripts, and a forged one is nobody', async ({ request, baseURL }) => {
  const { exercise, lesson } = await readExercise();
  const posted = await postSubmission(request, baseURL!, toSubmission(exercise, lesson.version, exercise.starter));
  const { id } = (await posted.json()) as SubmissionView;
  const cookie = posted.headers()['set-cookie'] ?? '';
  expect(cookie).toMatch(/^epoch-learner=/);
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=lax/i);
  const learner = /epoch-learner=([^.]+)\./.exec(cookie)?.[1] ?? '';
  const forged = await newRequest.newContext({ extraHTTPHeaders: { Cookie: `epoch-learner=${learner}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA` } });
  expect((await forged.get(`${baseURL!}/api/submissions/${id}`)).status()).toBe(404);
  await forged.dispose();
});

test('a submission whose answer was lost is found again by its key, without a cookie', async ({ baseURL }) => {
  const { exercise, lesson } = await readExercise();
  const submission = toSubmission(exercise, lesson.version, exercise.starter);
  const ids = [];
  for (let attempt = 0; attempt < 2; attempt++) {
    const visitor = await newRequest.newContext();
    ids.push(((await (await postSubmission(visitor, baseURL!, submission)).json()) as SubmissionView).id);
    await visitor.dispose();
  }
  expect(ids[0]).toBe(ids[1]);
});

test('wrong requests are refused with a sentence', async ({ request, baseURL }) => {
  const { exercise, lesson } = await readExercise();
  const good = toSubmission(exercise, lesson.version, exercise.starter);
  const refused = async (data: unknown, headers: Record<string, string>, status: number): Promise<void> => {
    const response = await request.post(`${baseURL!}/api/submissions`, { data, headers });
    expect(response.status()).toBe(status);
    expect((await errorOf(response)).message.length).toBeGreaterThan(20);
  };
  const own = { Origin: baseURL! };
  await refused(good, { Origin: 'https://evil.example' }, 403);
  await refused(good, { Origin: 'null' }, 403);
  await refused({ ...good, extra: 1 }, own, 400);
  await refused({ ...good, key: 'not-a-uuid' }, own, 400);
  await refused({ ...good, exerciseVersion: 'unknown' }, own, 404);
  await refused({ ...good, exercise: 'deep-learning/nothing/here' }, own, 404);
  await refused({ ...good, code: 'x'.repeat(64 * 1024 + 1) }, own, 413);
  await refused({ ...good, code: 'x'.repeat(1024 * 1024) }, own, 413);
  await refused('{', { ...own, 'Content-Type': 'application/json' }, 400);
});

test('the solution opens when it is earned, not before', async ({ request, baseURL }) => {
  const { exercise, lesson, solution } = await readExercise();
  const path = `${baseURL!}/api/exercises/${exercise.id}`;
  const open = () => request.post(`${path}/solution`, { headers: { Origin: baseURL! } });
  const closed = await open();
  expect(closed.status()).toBe(403);
  expect(await closed.text()).not.toContain(solution.split('\n')[0]);
  const posted = await postSubmission(request, baseURL!, toSubmission(exercise, lesson.version, solution));
  await waitForVerdict(request, baseURL!, ((await posted.json()) as SubmissionView).id);
  expect((await (await request.get(path)).json()) as ExerciseStanding).toMatchObject({ attempts: { used: 1 }, mark: { earned: exercise.points }, solutionOpen: true, solutionSeen: false });
  expect(((await (await open()).json()) as SolutionView).code).toBe(solution);
});

test('the stream of states ends with the verdict', async ({ request, baseURL }) => {
  const { exercise, lesson, solution } = await readExercise();
  const posted = await postSubmission(request, baseURL!, toSubmission(exercise, lesson.version, solution));
  const { id } = (await posted.json()) as SubmissionView;
  const stream = await request.get(`${baseURL!}/api/submissions/${id}/events`);
  expect(stream.headers()['content-type']).toContain('text/event-stream');
  const views = [...(await stream.text()).matchAll(/^event: state\ndata: (.*)$/gm)].map((match) => JSON.parse(match[1]!) as SubmissionView);
  expect(views.at(-1)).toMatchObject({ id, state: 'done', verdict: { kind: 'passed' } });
  expect(views.slice(0, -1).every((view) => view.state !== 'done')).toBe(true);
});

test('a verdict is still there after a restart', async ({ request }) => {
  test.setTimeout(180_000);
  const dataDir = fileURLToPath(new URL(`../.epoch/e2e-restart-${randomUUID()}`, import.meta.url));
  const { exercise, lesson, solution } = await readExercise();
  const first = await startEpoch({ dataDir });
  const posted = await postSubmission(request, first.url, toSubmission(exercise, lesson.version, solution));
  const before = await waitForVerdict(request, first.url, ((await posted.json()) as SubmissionView).id);
  expect(await first.stop()).toBe(0);
  const second = await startEpoch({ dataDir, port: Number(new URL(first.url).port) });
  const after = (await (await request.get(`${second.url}/api/submissions/${before.id}`)).json()) as SubmissionView;
  expect(after).toEqual(before);
  expect(await second.stop()).toBe(0);
  rmSync(dataDir, { recursive: true, force: true });
});

test('health names database, graders and sandbox', async ({ request, baseURL }) => {
  const health = (await (await request.get(`${baseURL!}/api/health`)).json()) as { tier: string };
  expect(health).toMatchObject({ database: 'up', graders: 1 });
  expect(['filtered', 'contained', 'basic']).toContain(health.tier);
});
