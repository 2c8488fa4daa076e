/** The way of one exercise: check, submit, verdict, receipt, whatever happens to the connection. */
import { ANSWERS, countSubmissions, ExerciseOnPage } from './exercise-actions.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

/** What a browser logs when a connection is cut on purpose. */
const CUT = /Failed to load resource: net::ERR_/;

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test('the first press after typing counts: nothing moves away under the finger', async ({ page }) => {
    const exercise = await ExerciseOnPage.open(page);
    await exercise.write(ANSWERS.unchanged);
    await exercise.check();
    await expect(exercise.news).toHaveText('1 of 2 visible checks passed');
  });
});

test.describe('checking', () => {
  test('a wrong answer shows what was tried, what came back and what was expected', async ({ page }) => {
    const exercise = await ExerciseOnPage.open(page);
    await exercise.check();
    await expect(exercise.verdict('Partly right')).toBeVisible();
    const failed = exercise.region.getByRole('listitem').filter({ hasText: 'three students, two tests' });
    await expect(failed).toContainText('Not yet');
    await expect(failed.getByRole('definition')).toHaveText([/^addBonus\(tensor \[3, 2\]/, /60, 45/, /60, 55/]);
    await expect(exercise.news).toHaveText('1 of 2 visible checks passed');
  });

  test('a right answer passes what can be seen, and says that more comes', async ({ page }) => {
    const exercise = await ExerciseOnPage.open(page);
    await exercise.write(ANSWERS.right);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(exercise.verdict('These checks pass')).toBeVisible();
    await expect(exercise.text('Submit to run the hidden ones')).toBeVisible();
  });

  test('a syntax error points to the line', async ({ page }) => {
    const exercise = await ExerciseOnPage.open(page);
    await exercise.write(ANSWERS.broken);
    await exercise.check();
    await expect(exercise.verdict('Error in your code')).toBeVisible();
    await expect(exercise.region.getByRole('group', { name: 'Line 1 of your code' })).toContainText('return marks.;');
  });

  test('an endless loop can be stopped, and the next check runs', async ({ page }) => {
    const exercise = await ExerciseOnPage.open(page);
    await exercise.write(ANSWERS.endless);
    await exercise.check();
    await exercise.button('Stop').click();
    await expect(exercise.text('The checks were stopped')).toBeVisible();
    await exercise.write(ANSWERS.right);
    await exercise.check();
    await expect(exercise.verdict('These checks pass')).toBeVisible();
  });
});

test.describe('submitting', () => {
  test('brings a verdict with the hidden checks, which is there after a reload', async ({ page }) => {
    const exercise = await ExerciseOnPage.open(page);
    await exercise.write(ANSWERS.right);
    await exercise.submit();
    await expect(exercise.verdict('Passed')).toBeVisible();
    await expect(exercise.region.getByRole('list', { name: 'Hidden checks' }).getByText('Passed')).toHaveCount(2);
    await expect(exercise.text('Solved, 1 try')).toBeVisible();
    await page.reload();
    await expect(exercise.text('Solved, 1 try')).toBeVisible();
    await expect(exercise.text('Your last submission: Passed')).toBeVisible();
    await expect(exercise.text('marks.add(bonus)')).toBeVisible();
  });

  test('gives a receipt to read and to download, and a line in the list that leads back', async ({ page }) => {
    const exercise = await ExerciseOnPage.open(page);
    await exercise.submit();
    await exercise.region.getByRole('link', { name: 'Open the receipt' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'The bonus' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: 'Partly right' })).toBeVisible();
    await expect(page.getByRole('group', { name: 'Your code as submitted' })).toContainText('// one line is enough');
    await expect(page.getByRole('definition').filter({ hasText: '1 of 5 points' })).toBeVisible();
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as JSON' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^epoch-receipt-.*\.json$/);

    await page.getByRole('link', { name: 'My submissions' }).first().click();
    const row = page.getByRole('listitem').filter({ hasText: 'The bonus' });
    await expect(row).toContainText('Partly right');
    await expect(row).toContainText('1 of 5 points');
    await row.getByRole('link', { name: 'Welcome' }).click();
    await expect(page).toHaveURL(/welcome#exercise-add-bonus$/);
    await expect(exercise.region).toBeInViewport();
  });

  test('a double click is one submission', async ({ page }) => {
    const exercise = await ExerciseOnPage.open(page);
    await exercise.button('Submit').dblclick();
    await expect(exercise.verdict('Partly right')).toBeVisible();
    expect(await countSubmissions(page)).toBe(1);
  });

  test('without a connection it is kept, and sent when the connection is back', async ({ page, context, expectedErrors }) => {
    expectedErrors.push(CUT);
    const exercise = await ExerciseOnPage.open(page);
    await exercise.write(ANSWERS.right);
    await exercise.check();
    await expect(exercise.verdict('These checks pass')).toBeVisible();
    await context.setOffline(true);
    await exercise.submit();
    await expect(exercise.text('will be sent when the connection is back')).toBeVisible();
    await context.setOffline(false);
    await expect(exercise.verdict('Passed')).toBeVisible();
    expect(await countSubmissions(page)).toBe(1);
  });

  test('an answer that is lost after the server stored it does not make a second submission', async ({ page, expectedErrors }) => {
    expectedErrors.push(CUT);
    const exercise = await ExerciseOnPage.open(page);
    let lost = 0;
    await page.route('**/api/submissions', async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    });
    await exercise.submit();
    await expect(exercise.verdict('Partly right')).toBeVisible();
    expect(lost).toBeGreaterThan(1);
    expect(await countSubmissions(page)).toBe(1);
  });

  test('a page that was left before the verdict came shows it when it is opened again', async ({ page, expectedErrors }) => {
    expectedErrors.push(CUT);
    const exercise = await ExerciseOnPage.open(page);
    await exercise.write(ANSWERS.right);
    // The verdict cannot reach this visit, however fast it is.
    await page.route(/\/api\/submissions\/./, (route) => route.abort());
    await exercise.submit();
    await expect(exercise.text('Your submission is stored and is graded meanwhile')).toBeVisible();
    await page.unrouteAll();
    await page.reload();
    await expect(exercise.verdict('Passed')).toBeVisible();
    expect(await countSubmissions(page)).toBe(1);
  });

  test('nobody else sees it', async ({ page, browser }) => {
    const exercise = await ExerciseOnPage.open(page);
    await exercise.submit();
    await exercise.region.getByRole('link', { name: 'Open the receipt' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Receipt' })).toBeVisible();
    const stranger = await browser.newContext();
    expect((await stranger.request.get(page.url())).status()).toBe(404);
    await stranger.close();
  });
});

test.describe('help', () => {
  test('hints open one after the other and are remembered', async ({ page }) => {
    const exercise = await ExerciseOnPage.open(page);
    await expect(exercise.button(/^Hint/)).toHaveCount(1);
    await exercise.button(/^Hint 1/).click();
    await expect(exercise.text('Which method of a tensor')).toBeVisible();
    await exercise.button(/^Hint 2/).click();
    await expect(exercise.button(/^Hint/)).toHaveCount(3);
    await page.reload();
    await expect(exercise.button(/^Hint/)).toHaveCount(3);
    await expect(exercise.text('Which method of a tensor')).toBeHidden();
  });

  test('the solution is nowhere to be found until it is earned, then stands beside the learner’s code', async ({ page }) => {
    const exercise = await ExerciseOnPage.open(page);
    await expect(exercise.text('opens with full marks or after 3 tries')).toBeVisible();
    expect(await page.content()).not.toContain('Shapes are compared from the right');
    expect((await page.request.post('/api/exercises/deep-learning/welcome/add-bonus/solution', { headers: { Origin: new URL(page.url()).origin } })).status()).toBe(403);
    await exercise.write(ANSWERS.right);
    await exercise.submit();
    await exercise.button('Solution').click();
    await expect(exercise.text('Shapes are compared from the right')).toBeVisible();
    await expect(exercise.region.getByRole('group', { name: 'Your code', exact: true })).toContainText('marks.add(bonus)');
    await expect(exercise.region.getByRole('group', { name: 'The author’s solution' })).toContainText('marks.add(bonus)');
  });
});

test.describe('the text', () => {
  test('is kept over a reload, and reset can be undone', async ({ page }) => {
    const exercise = await ExerciseOnPage.open(page);
    await exercise.write(ANSWERS.right);
    await page.reload();
    await expect(exercise.text('marks.add(bonus)')).toBeVisible();
    await exercise.button('Reset').click();
    await expect(exercise.text('// one line is enough')).toBeVisible();
    await exercise.button('Undo').click();
    await expect(exercise.text('marks.add(bonus)')).toBeVisible();
  });
});

test('the whole exercise goes by keyboard alone', async ({ page }) => {
  const exercise = await ExerciseOnPage.open(page);
  await exercise.region.getByRole('group', { name: /Press Enter to edit/ }).focus();
  await page.keyboard.press('Enter');
  await expect(exercise.region.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(ANSWERS.right);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(exercise.news).toHaveText('All 2 visible checks passed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(exercise.button('Check')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(exercise.button('Submit')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(exercise.news).toHaveText(/^Passed: 5 of 5 points/);
  await expect(exercise.button('Submit')).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in an exercise with results, or on a receipt, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const exercise = await ExerciseOnPage.open(page);
    await exercise.button(/^Hint 1/).click();
    await exercise.submit();
    await expect(exercise.verdict('Partly right')).toBeVisible();
    await expectAccessible(page);
    await exercise.region.getByRole('link', { name: 'Open the receipt' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Receipt' })).toBeVisible();
    await expectAccessible(page);
  });
}
