/** The figures of lessons: drawn by the server, alive when a reader comes near, by keyboard too. */
import { reach } from './figure-actions.ts';
import { expect, LESSON, test } from './fixtures.ts';

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the backprop stepper stands there with its first step', async ({ page }) => {
    await page.goto(LESSON);
    const figure = page.getByRole('figure', { name: 'Backpropagation, step by step' });
    await expect(figure).toContainText(/What comes into.*0\.3775/s);
    // styled by the page, not by the script that is not there
    await expect(figure).toHaveCSS('border-top-style', 'solid');
  });
});

test('the script of a figure comes when a reader comes near, and the walk goes by keyboard', async ({ page }) => {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(request.url());
  });
  await page.goto(LESSON, { waitUntil: 'networkidle' });
  const before = scripts.size;
  const figure = await reach(page, 'Backpropagation, step by step');
  await expect.poll(() => scripts.size).toBeGreaterThan(before);

  const slider = figure.getByRole('slider', { name: 'Step' });
  await slider.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /^2 of 44, Forward/);
  await slider.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /^44 of 44, Update/);
  await figure.getByRole('button', { name: '+10,000' }).press('Enter');
  await expect(figure).toContainText('after 10,000 updates');
});

test('the numbers of the backprop stepper can be changed, and a wrong one is said to be so', async ({ page }) => {
  await page.goto(LESSON);
  const figure = await reach(page, 'Backpropagation, step by step');
  await figure.getByText('Change the numbers').click();
  const weight = figure.getByRole('textbox', { name: 'weight 1, from i1 to h1' });
  await weight.fill('0.5');
  await expect(figure).toContainText('0.395'); // 0.5 · 0.05 + 0.2 · 0.1 + 0.35
  await weight.fill('much');
  await expect(figure.getByRole('alert')).toBeVisible();
  await expect(figure).toContainText('0.395');
});

test('the perceptron answers all eight rows once its weights are right', async ({ page }) => {
  await page.goto('/courses/deep-learning/perceptron');
  const figure = await reach(page, 'One neuron, eight cases');
  await figure.getByRole('textbox', { name: 'weight 1, weather' }).fill('2');
  await figure.getByRole('textbox', { name: 'weight 2, time' }).fill('2');
  await expect(figure).toContainText('All eight rows agree with the rule.');
  await figure.getByRole('slider', { name: 'T, threshold, slider' }).press('End');
  await expect(figure).toContainText('6 of 8');
  await figure.getByRole('button', { name: 'Reset' }).click();
  await expect(figure.getByRole('textbox', { name: 'weight 1, weather' })).toHaveValue('0');
});

test('a figure reached without a connection comes alive when it is back', async ({ page, context, expectedErrors }) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED/);
  await page.goto(LESSON, { waitUntil: 'networkidle' });
  await context.setOffline(true);
  const lost = page.waitForEvent('requestfailed', (request) => request.resourceType() === 'script');
  const figure = page.getByRole('figure', { name: 'Backpropagation, step by step' });
  await figure.scrollIntoViewIfNeeded();
  await lost;
  await context.setOffline(false);
  await reach(page, 'Backpropagation, step by step');
  await figure.getByRole('slider', { name: 'Step' }).press('End');
  await expect(figure.getByRole('slider', { name: 'Step' })).toHaveAttribute('aria-valuetext', /^44 of 44/);
});
