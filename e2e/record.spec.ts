/** What is remembered of an exercise: attempts before Submit is pressed, signed receipts, and regrades the learner hears of. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { ReceiptFile } from '#lib/grading/submission.ts';
import { ExerciseOnPage } from './exercise-actions.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { LIMITED_ANSWERS, LimitedCourse, runCommand } from './limited-course.ts';

const course = new LimitedCourse('limited');
const LIMITED = { lesson: course.lesson, title: 'Double it' };
/** What a browser logs when the server refuses. */
const REFUSED = /Failed to load resource: the server responded with a status of 4/;

test.afterAll(() => course.withdraw());

/** Submits and waits until the attempts were counted anew. */
async function hand(exercise: ExerciseOnPage, code: string, verdict: string): Promise<void> {
  await exercise.write(code);
  await exercise.submit();
  await expect(exercise.verdict(verdict)).toBeVisible();
}

test.describe('a maximum of attempts', () => {
  test.beforeEach(() => course.publish({ attempts: { max: 2 } }));

  test('is said before Submit, counted down, and ends; code that cannot be read costs none', async ({ page }) => {
    const exercise = await ExerciseOnPage.open(page, LIMITED);
    await expect(exercise.text('2 of 2 attempts left. The best one counts.')).toBeVisible();
    await expect(exercise.button('Submit')).toHaveAccessibleDescription(/2 of 2 attempts left/);
    await hand(exercise, LIMITED_ANSWERS.unreadable, 'Error in your code');
    await expect(exercise.text('This cost you no attempt.')).toBeVisible();
    await expect(exercise.text('2 of 2 attempts left')).toBeVisible();
    await hand(exercise, LIMITED_ANSWERS.adds, 'Partly right');
    await expect(exercise.text('1 of 2 attempts left')).toBeVisible();
    await hand(exercise, 'function double(x: number): number { return 0; }', 'Not yet');
    await expect(exercise.text('All 2 attempts are used. Your mark stays')).toBeVisible();
    await expect(exercise.text('Best 1 of 3 points, 2 tries')).toBeVisible();
    await expect(exercise.button('Submit')).toHaveAttribute('aria-disabled', 'true');
    await expectAccessible(page);

    await page.goto(course.path);
    await expect(page.getByText('1 of 3 points').first()).toBeVisible();
  });

  test('holds in two tabs at once', async ({ page, context, expectedErrors }) => {
    expectedErrors.push(REFUSED);
    const one = await ExerciseOnPage.open(page, LIMITED);
    await hand(one, LIMITED_ANSWERS.adds, 'Partly right');
    await expect(one.text('1 of 2 attempts left')).toBeVisible();
    const two = await ExerciseOnPage.open(await context.newPage(), LIMITED);
    await expect(two.text('1 of 2 attempts left')).toBeVisible();
    await hand(two, LIMITED_ANSWERS.capped, 'Passed');
    await one.write(LIMITED_ANSWERS.right);
    await one.submit();
    await expect(one.news).toHaveText(/Submission not accepted. This exercise allows 2 attempts, and you have used them all/);
    await expect(one.text('All 2 attempts are used')).toBeVisible();
    await expect(one.text('Solved, 2 tries')).toBeVisible();
  });

  test('opening the solution is asked for, and what comes after it does not count', async ({ page }) => {
    const exercise = await ExerciseOnPage.open(page, LIMITED);
    await expect(exercise.text('opens with full marks or after 2 tries')).toBeVisible();
    await hand(exercise, LIMITED_ANSWERS.adds, 'Partly right');
    await hand(exercise, 'function double(x: number): number { return 0; }', 'Not yet');
    await exercise.button('Solution').click();
    await expect(exercise.text('Your mark stays at 1 of 3 points.')).toBeVisible();
    await exercise.button('Open the solution').click();
    await expect(exercise.text('Adding a number to itself doubles it.')).toBeVisible();
    await expect(exercise.text('what you submit now is graded, but does not count')).toBeVisible();
    await hand(exercise, LIMITED_ANSWERS.right, 'Passed');
    await expect(exercise.text('Handed in after you had opened the solution')).toBeVisible();
    await expect(exercise.text('Best 1 of 3 points, 2 tries')).toBeVisible();
    await page.goto('/submissions');
    await expect(page.getByRole('listitem').filter({ hasText: 'after the solution' })).toHaveCount(1);
  });
});

test('a cool-down counts down, is heard at its beginning and end, and then lets Submit go', async ({ page }) => {
  await course.publish({ attempts: { coolDownSeconds: 600, counts: 'last' } });
  await page.clock.install();
  const exercise = await ExerciseOnPage.open(page, LIMITED);
  await expect(exercise.text('10 minutes between two attempts. The last one counts.')).toBeVisible();
  await exercise.submit();
  await expect(exercise.verdict('Not yet')).toBeVisible();
  await expect(exercise.text('Last 0 of 3 points, 1 try')).toBeVisible();
  await expect(exercise.text(/^Next attempt in \d:\d\d/)).toBeVisible();
  await expect(exercise.button('Submit')).toHaveAttribute('aria-disabled', 'true');
  await expect(exercise.region.getByRole('status').filter({ hasText: /^You can submit again in 10 minutes$/ })).toHaveCount(1);
  await page.clock.fastForward('10:00');
  await expect(exercise.region.getByRole('status').filter({ hasText: /^You can submit again$/ })).toHaveCount(1);
  await expect(exercise.button('Submit')).toHaveAttribute('aria-disabled', 'false');
});

test('a receipt is downloaded signed, and replayed; a changed one is noticed', async ({ page }, testInfo) => {
  test.setTimeout(120_000);
  await course.publish({ attempts: {} });
  const exercise = await ExerciseOnPage.open(page, LIMITED);
  await hand(exercise, LIMITED_ANSWERS.adds, 'Partly right');
  await exercise.region.getByRole('link', { name: 'Open the receipt' }).click();
  await expect(page.getByRole('definition').filter({ hasText: 'doubles any number: Not yet, 0 of 2 points' })).toBeVisible();
  const version = page.getByRole('definition').filter({ hasText: 'the version that learners see now' });
  await expect(version).toHaveCount(2);
  await expect(version.first().locator('time')).toHaveAttribute('datetime', new RegExp(`^${new Date().toISOString().slice(0, 8)}`));
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as JSON' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^epoch-receipt-.*\.json$/);
  const [file, forged] = [testInfo.outputPath('receipt.json'), testInfo.outputPath('forged.json')];
  await download.saveAs(file);
  const replayed = runCommand('replay', file);
  expect(replayed.output).toContain('AGREES: partly 1/3');
  expect(replayed.output).toContain('same     "doubles any number": failed 0/2');
  expect(replayed.code).toBe(0);
  const issued = JSON.parse(readFileSync(file, 'utf8')) as ReceiptFile; // what was replayed a moment ago
  writeFileSync(forged, JSON.stringify({ ...issued, receipt: { ...issued.receipt, earned: 3 } }));
  const noticed = runCommand('replay', forged);
  expect(noticed.output).toContain('ALTERED');
  expect(noticed.output).toContain('earned: 3 in the file, 1 as issued');
  expect(noticed.code).toBe(1);
});

test('a regrade tells the learner what changed and why, and can be put back', async ({ page }) => {
  test.setTimeout(120_000);
  await course.publish({ attempts: {} });
  const exercise = await ExerciseOnPage.open(page, LIMITED);
  await hand(exercise, LIMITED_ANSWERS.capped, 'Passed');
  await course.publish({ attempts: {}, largest: 100 });

  const dry = runCommand('regrade', course.exercise, '--dry-run');
  expect(dry.output).toContain('passed 3/3 -> partly 1/3');
  expect(dry.output).toContain('"doubles any number": passed 2/2 -> failed 0/2');
  expect(dry.code).toBe(0);
  await page.reload();
  await expect(exercise.text('Solved, 1 try')).toBeVisible();

  const applied = runCommand('regrade', course.exercise, '--apply');
  expect(applied.output).toMatch(/Applied: \d+ verdicts changed/);
  await page.reload();
  await expect(exercise.text('Best 1 of 3 points, 1 try')).toBeVisible();
  await expect(exercise.text('3 of 3 points before, 1 of 3 points now. Why it changed')).toBeVisible();
  await exercise.text('Your last submission: Partly right, regraded').click();
  await expect(exercise.text('because the checks of this exercise changed')).toContainText(/Regraded on .*: 3 of 3 points .* is now 1 of 3 points, because/);
  await expect(exercise.text('“doubles any number”: Passed (2 of 2 points) before, now Not yet (0 of 2 points)')).toBeVisible();
  await page.goto('/submissions');
  await expect(page.getByRole('listitem').filter({ hasText: 'regraded' })).toHaveCount(1);
  await page.getByRole('link', { name: /Double it/ }).click();
  await expect(page.getByText(/Regraded on/)).toBeVisible();
  await expectAccessible(page);

  const regrade = /--revert (\S+)/.exec(applied.output)?.[1] ?? '';
  expect(runCommand('regrade', '--revert', regrade).output).toMatch(/Reverted: \d+ old verdicts stand again/);
  await page.reload();
  await expect(page.getByText(/Regraded on/)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 2, name: 'Passed' })).toBeVisible();
});
