/** The nine kinds of verdict and the way to them, as a learner sees them: each in its own words, with its own sign, on a phone too. */
import type { Page, TestInfo } from '@playwright/test';
import type { SubmissionView } from '#lib/grading/submission.ts';
import { VERDICT_KINDS, VERDICT_WORDS, type CheckResult, type CheckStatus, type Verdict, type VerdictKind } from '#lib/grading/verdict.ts';
import { ExerciseOnPage } from './exercise-actions.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

const check = (index: number, bundle: CheckResult['bundle'], title: string, status: CheckStatus, more: Partial<CheckResult> = {}): CheckResult => ({
  index, bundle, title, status, points: 2, earned: status === 'passed' ? 2 : status === 'partly' ? 1 : 0, rule: null, tried: null, got: null, expected: null, note: null, ...more,
});
const skipped = (index: number, note: string): CheckResult => check(index, 'hidden', 'learns digits it has not seen', 'skipped', { note });

const passing = check(0, 'visible', 'gives one half at 0', 'passed');
const failing = check(0, 'hidden', 'stays finite for extreme logits', 'failed', { rule: 'Softmax stays a distribution, however large the logits are. An extreme input must not give NaN: 0 / 0, ∞ − ∞ and 0 · ∞ are where it comes from.', tried: 'softmax([710, 710, 710])', got: '[NaN, NaN, NaN]' });
const gone = 'Not run: your code was ended before this check.';
const LIMITS = { time: '10 s of running time', memory: '512 MiB of memory', output: '100,000 characters of output' } as const;
const limited = (kind: keyof typeof LIMITS): readonly CheckResult[] => [
  passing,
  check(0, 'hidden', 'a long sequence', kind, { tried: 'softmax([0, 1, 2, … 10000 in all])', note: `Your code used more than ${LIMITS[kind]}, the limit of this exercise.` }),
  skipped(1, gone),
];

const CHECKS: Readonly<Record<VerdictKind, readonly CheckResult[]>> = {
  passed: [passing, check(0, 'hidden', 'stays finite for extreme logits', 'passed')],
  partly: [passing, failing, check(1, 'hidden', 'learns digits it has not seen', 'partly', { rule: 'The class is the digit in the picture.', tried: 'predict on 200 held-out examples, trained with 3 seeds', got: '86.5% right on average (84%, 87%, 88.5%); with 95% confidence at least 81.1%' })],
  failed: [{ ...passing, status: 'failed', earned: 0, tried: 'sigmoid(0)', got: '0', expected: '0.5 within 0.000001', rule: 'σ(0) = 1 / (1 + 1)' }, skipped(1, 'Not run: fix “gives one half at 0” first.')],
  error: [check(0, 'visible', 'gives one half at 0', 'error', { tried: 'sigmoid(0)', got: 'TypeError: x.map is not a function (line 2)' })],
  time: limited('time'),
  memory: limited('memory'),
  output: limited('output'),
  broken: [passing, check(0, 'hidden', 'a check of the author’s', 'broken', { note: 'This check has a mistake of its own. It costs you nothing; the author of the exercise is told.' })].map((result) => ({ ...result, earned: 0 })),
  ours: [],
};

function toVerdict(kind: VerdictKind): Verdict {
  const checks = CHECKS[kind];
  const sum = (of: 'points' | 'earned'): number => checks.reduce((total, result) => total + result[of], 0);
  return { kind, points: sum('points') || 6, earned: sum('earned'), checks, error: kind === 'error' ? { name: 'TypeError', message: 'x.map is not a function', line: 2, column: 10 } : null, limit: kind in LIMITS ? LIMITS[kind as keyof typeof LIMITS] : null, log: kind === 'output' ? 'step 1\nstep 2\n' : '' };
}

/** the rest of the page is looked at in pages.spec.ts */
const EXERCISE = 'section:has(> p[role="status"])';
const ID = '00000000-0000-4000-8000-000000000001';
const toView = (more: Partial<SubmissionView>): object => ({ id: ID, exercise: 'deep-learning/welcome/add-bonus', exerciseTitle: 'The bonus', createdAt: '2026-01-01T00:00:00.000Z', state: 'done', place: null, wait: null, checking: null, verdict: null, receipt: null, costsAttempt: null, afterSolution: false, regraded: null, ...more });

/** The server answers every submission with this view, and says nothing more. */
async function answerWith(page: Page, view: object): Promise<void> {
  const json = JSON.stringify(view);
  await page.route('**/api/submissions', (route) => route.fulfill({ status: 202, contentType: 'application/json', body: json }));
  await page.route(`**/api/submissions/${ID}`, (route) => route.fulfill({ contentType: 'application/json', body: json }));
  await page.route(`**/api/submissions/${ID}/events`, (route) => route.fulfill({ contentType: 'text/event-stream', body: `retry: 600000\n\nevent: state\ndata: ${json}\n\n` }));
}

/** No part of the exercise is cut off or makes the page scroll sideways. */
async function expectToFit(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
}

async function show(page: Page, view: object, info: TestInfo, name: string): Promise<ExerciseOnPage> {
  await answerWith(page, view);
  const exercise = await ExerciseOnPage.open(page);
  await exercise.submit();
  await expect(exercise.news).not.toHaveText('');
  await expect(exercise.region.locator('[data-kind], [aria-current="step"]').first()).toBeVisible();
  await info.attach(name, { body: await exercise.region.screenshot(), contentType: 'image/png' });
  return exercise;
}

const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 360 },
] as const;

for (const kind of VERDICT_KINDS) {
  test(`${kind}, light and wide, dark on a phone`, async ({ page }, info) => {
    const verdict = toVerdict(kind);
    const exercise = await show(page, toView({ verdict }), info, kind);
    await expect(exercise.news).toContainText(VERDICT_WORDS[kind].title);
    for (const { colorScheme, width } of LOOKS) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(exercise.verdict(VERDICT_WORDS[kind].title)).toBeVisible();
      for (const { title, tried, got, note } of verdict.checks) {
        const row = exercise.region.getByRole('listitem').filter({ has: page.getByText(title, { exact: true }) });
        for (const text of [tried, got, note]) if (text !== null) await expect(row).toContainText(text);
      }
      if (verdict.limit !== null) await expect(exercise.text(`The limit was ${verdict.limit}.`)).toBeVisible();
      await expectToFit(page);
      await expectAccessible(page, EXERCISE);
      await info.attach(`${kind}, ${colorScheme}`, { body: await exercise.region.screenshot(), contentType: 'image/png' });
    }
  });
}

test('the signs of the nine kinds are nine different drawings', async ({ page }) => {
  const signs: string[] = [];
  const exercise = await ExerciseOnPage.open(page);
  for (const kind of VERDICT_KINDS) {
    await answerWith(page, toView({ verdict: toVerdict(kind) }));
    await exercise.submit();
    signs.push((await exercise.region.locator(`[data-kind="${kind}"] header path`).getAttribute('d')) ?? '');
    await page.reload();
    await page.unrouteAll();
    await exercise.button('Submit').waitFor();
  }
  expect(new Set(signs).size).toBe(VERDICT_KINDS.length);
});

test('waiting tells the place and about how long', async ({ page }, info) => {
  const exercise = await show(page, toView({ state: 'queued', place: 12, wait: { kind: 'about', seconds: 17 } }), info, 'queued');
  await expect(exercise.text('12 before yours in the queue, about 20 seconds').last()).toBeVisible();
  await expect(exercise.news).toHaveText('Submitted, 12 before yours in the queue, about 20 seconds');
  await expectAccessible(page, EXERCISE);
});

test('waiting says when nothing is graded', async ({ page }, info) => {
  await page.setViewportSize({ width: 360, height: 800 });
  const exercise = await show(page, toView({ state: 'queued', place: 0, wait: { kind: 'no-grader' } }), info, 'no-grader');
  await expect(exercise.text('Your submission is stored and keeps its place')).toBeVisible();
  await expectToFit(page);
  await expectAccessible(page, EXERCISE);
});

test('running tells which check of how many', async ({ page }, info) => {
  const exercise = await show(page, toView({ state: 'running', checking: { title: 'learns digits it has not seen', position: 4, of: 5 } }), info, 'running');
  await expect(exercise.text('Check 4 of 5: “learns digits it has not seen”')).toBeVisible();
});
