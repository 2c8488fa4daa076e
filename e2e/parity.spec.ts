/** Page and grader judge alike: every answer of every exercise, check by check. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import type { PublicExercise } from '#lib/course/lesson.ts';
import type { Verdict } from '#lib/grading/verdict.ts';
import { expect, postSubmission, test, toSubmission, waitForVerdict } from './fixtures.ts';
import { COURSES, listFiles, readCompiled, readText } from './published.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The check runner as pages load it, under a name of its own. */
async function bundleRunner(): Promise<string> {
  const { outputFiles } = await build({ absWorkingDir: ROOT, entryPoints: ['lib/client/grading/run-visible-checks.ts'], bundle: true, write: false, format: 'iife', globalName: 'epochChecks', target: 'es2022' });
  return `${outputFiles[0]?.text ?? ''};globalThis.epochChecks = epochChecks;`;
}

/** Checks an answer in the page as the Check button does, and tells for how long the page was busy at most. */
function checkInPage(page: Page, exercise: PublicExercise, code: string): Promise<{ readonly verdict: Verdict; readonly longestWaitMs: number; readonly ms: number }> {
  const { base } = JSON.parse(readFileSync(join(ROOT, 'public/build/current.json'), 'utf8')) as { base: string };
  return page.evaluate(
    async ([of, text, assetBase]) => {
      const { runVisibleChecks } = (globalThis as unknown as { epochChecks: { runVisibleChecks(options: object): Promise<Verdict> } }).epochChecks;
      const started = performance.now();
      let [longestWaitMs, last] = [0, started];
      const watch = setInterval(() => {
        const now = performance.now();
        longestWaitMs = Math.max(longestWaitMs, now - last);
        last = now;
      }, 10);
      const verdict = await runVisibleChecks({ exercise: of, code: text, assetBase });
      clearInterval(watch);
      return { verdict, longestWaitMs, ms: performance.now() - started };
    },
    [exercise, code, base] as const,
  );
}

test('every solution, starter and wrong answer gets the same results in the page and from the grader', async ({ page, request, baseURL }) => {
  test.setTimeout(600_000);
  const { lessons } = await readCompiled();
  await page.goto('/');
  await page.evaluate(await bundleRunner());
  let answers = 0;
  for (const { lesson, exercises } of lessons) {
    for (const { public: exercise } of exercises) {
      const [course = '', slug = '', name = ''] = exercise.id.split('/');
      const folder = dirname(listFiles(join(COURSES, course), (path) => path.endsWith(join(`-${slug}`, 'exercises', name, 'exercise.json')))[0] ?? '');
      for (const file of listFiles(folder, (path) => /(solution|starter|wrong.[^/\\]+)\.ts$/.test(path))) {
        await test.step(`${exercise.id} ${file.slice(folder.length + 1)}`, async () => {
          const code = readText(file);
          const posted = await postSubmission(request, baseURL!, toSubmission(exercise, lesson.version, code));
          expect(posted.status(), await posted.text()).toBe(202);
          const { id } = (await posted.json()) as { id: string };
          const inPage = (await checkInPage(page, exercise, code)).verdict;
          const graded = (await waitForVerdict(request, baseURL!, id)).verdict;
          expect(inPage.checks).toEqual(graded?.checks.filter(({ bundle }) => bundle === 'visible'));
          answers++;
        });
      }
    }
  }
  expect(answers).toBeGreaterThan(0);
});

test('an endless loop, a flood and a broken program end in the page as in the grader, and the page stays alive', async ({ page }) => {
  const { lessons } = await readCompiled();
  const compiled = lessons.flatMap(({ exercises }) => exercises)[0];
  if (!compiled) throw new Error('Expected an exercise');
  const exercise = { ...compiled.public, seconds: 1 };
  await page.goto('/');
  await page.evaluate(await bundleRunner());
  for (const [code, kind, limit] of [
    ['for (;;);', 'time', '1 s of running time'],
    ['for (;;) console.log("x".repeat(1000));', 'output', `${exercise.outputCharacters.toLocaleString('en')} characters of output`],
    ['const a = ;', 'error', null],
    ['throw new Error("no");', 'error', null],
  ] as const) {
    const { verdict, longestWaitMs } = await checkInPage(page, exercise, code);
    expect([verdict.kind, verdict.limit]).toEqual([kind, limit]);
    expect(longestWaitMs).toBeLessThan(1_000);
  }
  const { verdict } = await checkInPage(page, compiled.public, compiled.private.solution);
  expect(verdict.kind).toBe('passed');
});
