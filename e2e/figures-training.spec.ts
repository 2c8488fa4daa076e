/** The figures of module 2, Training: alive when a reader comes near, by keyboard, with their state in the address. */
import { reach } from './figure-actions.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

const address = (lesson: string, query = ''): string => `/courses/deep-learning/${lesson}${query}`;

test('supervised training: the whole loop by keyboard, to the test', async ({ page }) => {
  await page.goto(address('supervised-training'));
  const figure = await reach(page, 'Supervised training, four fruits');
  await figure.getByRole('button', { name: 'Compare' }).press('Enter');
  await expect(figure).toContainText('the squared errors add up to 1.02');
  await figure.getByRole('radio', { name: '1,000' }).press('Space');
  await expect(figure).toContainText('0.0036');
  await figure.getByRole('button', { name: 'Test it' }).press('Enter');
  await expect(figure).toContainText('answers 0.01, less than 0.5, so it says orange');
  await expect(page).toHaveURL(/loop=1000_test/);
  await figure.getByRole('slider', { name: 'Estimate for fruit 1, watermelon' }).press('Home');
  await expect(figure).toContainText('With your answers 0, 0.05, 0.01, 0.97');
});

test('gradient descent: a learning rate beyond the limit flies off, as a link shows it', async ({ page }) => {
  await page.goto(address('gradient-descent', '?descent=valley_0.099_200_-2.5_1_momentum_rmsprop_adam'));
  const figure = await reach(page, 'Four optimisers on a surface');
  await expect(figure).toContainText('η = 0.099. The loss after 200 steps: Gradient descent is at 0.003.');
  await figure.getByRole('textbox', { name: 'η, learning rate' }).fill('0.5');
  await expect(figure).toContainText('Gradient descent has flown off');
  await figure.getByRole('checkbox', { name: 'Adam' }).press('Space');
  await expect(figure).toContainText('Adam is at');
  await figure.getByRole('radio', { name: 'Saddle' }).press('Space');
  await expect(page).toHaveURL(/descent=saddle_0\.5_200_-2\.5_0\.01_momentum_rmsprop/);
});

test('losses: a threshold finds, alarms, and has its place on the curve', async ({ page }) => {
  await page.goto(address('losses-and-tasks', '?threshold=lesson_0.39'));
  const figure = await reach(page, 'A threshold and its ROC curve');
  await expect(figure).toContainText('3 of 3 ill people are found and 1 of 5 healthy ones alarmed.');
  await figure.getByRole('slider', { name: 'threshold' }).press('End');
  await expect(figure.getByRole('row', { name: /^is ill/ })).toHaveText('is ill03');
  await figure.getByRole('radio', { name: 'Everybody the same' }).press('Space');
  await expect(figure).toContainText('Whatever the threshold, AUC is 0.5.');
});

test('batches: the last of an epoch is short', async ({ page }) => {
  await page.goto(address('gradient-descent'));
  const figure = await reach(page, 'Batch, iteration, epoch');
  await figure.getByRole('radio', { name: '64', exact: true }).press('Space');
  await figure.getByRole('button', { name: 'To the end of the epoch' }).press('Enter');
  await expect(figure).toContainText('Iteration 16 is number 16 of epoch 1 and used examples 961 to 1,000.');
  // at the end of the last epoch the button has nothing more to do, and who pressed it stays where he is
  const toTheEnd = figure.getByRole('button', { name: 'To the end of the epoch' });
  await toTheEnd.press('Enter');
  await expect(toTheEnd).toBeDisabled();
  await expect(toTheEnd).toBeFocused();
  await toTheEnd.press('Enter');
  await expect(figure).toContainText('The weights have changed 32 times.');
});

test('tape debugger: forward, backward, and the first number that broke', async ({ page }) => {
  await page.goto(address('autodiff'));
  const figure = await reach(page, 'Tape debugger');
  const slider = figure.getByRole('slider', { name: 'Step' });
  await slider.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', '9 of 9, backward');
  await expect(figure).toContainText('w gets 3 · 2, and x gets 2 · 2.');
  await figure.getByRole('radio', { name: 'Softmax, naive' }).press('Space');
  await slider.press('End');
  await expect(figure.getByRole('row', { name: /^3 eᵘ/ })).toContainText('breaks first');
  await figure.getByRole('textbox', { name: 'u, input' }).fill('1');
  await expect(figure).not.toContainText('breaks first');
});

test('over- and underfitting: the error on other points tells', async ({ page }) => {
  await page.goto(address('regularization'));
  const figure = await reach(page, 'Over- and underfitting');
  await expect(figure).toContainText('Overfitting');
  const penalty = figure.getByRole('slider', { name: 'penalty λ' });
  for (let press = 0; press < 4; press += 1) await penalty.press('ArrowRight');
  await expect(penalty).toHaveAttribute('aria-valuetext', '0.001');
  await expect(figure).toContainText('No degree does much better with this penalty.');
  await figure.getByRole('slider', { name: 'degree' }).press('Home');
  await expect(figure).toContainText('Underfitting');
});

test('deep networks: the remedies by keyboard, and a link that shows them', async ({ page }) => {
  await page.goto(address('deep-networks'));
  const figure = await reach(page, 'Signals and gradients, layer by layer');
  await expect(figure).toContainText('They vanish: below 0.001 in 17 of 20 layers.');
  await figure.getByRole('radio', { name: 'ReLU' }).press('Space');
  await figure.getByRole('radio', { name: 'Large, 3' }).press('Space');
  await expect(figure).toContainText('They explode: above 100 in every layer.');
  await figure.getByRole('checkbox', { name: 'normalise the sums' }).press('Space');
  await expect(figure).toContainText('All layers can learn.');
  await figure.getByRole('slider', { name: 'depth' }).press('End');
  await expect(page).toHaveURL(/deep=50_relu_large_n/);
  await page.goto(address('deep-networks', '?deep=20_sigmoid_xavier_r'));
  await expect(await reach(page, 'Signals and gradients, layer by layer')).toContainText('20 layers, Sigmoid, Xavier weights, residual: gradients');
});

for (const lesson of ['supervised-training', 'losses-and-tasks', 'autodiff', 'gradient-descent', 'hyperparameter-search', 'regularization', 'deep-networks']) {
  test(`${lesson} is accessible on a phone with its figures alive`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(address(lesson));
    for (const place of await page.locator('[data-figure]').all()) {
      await place.scrollIntoViewIfNeeded();
      await expect(place).toHaveAttribute('data-alive', 'true');
    }
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
}

test('hyperparameter search: the same budget for three, trial by trial', async ({ page }) => {
  await page.goto(address('hyperparameter-search'));
  const figure = await reach(page, 'Three searches, one budget');
  await expect(figure.getByRole('row', { name: /^Grid 0\.295 0\.056 22/ })).toBeVisible();
  await figure.getByRole('radio', { name: 'Bayesian' }).press('Space');
  await expect(figure).toContainText('Bayesian search, trial 16 of 16');
  const trials = figure.getByRole('slider', { name: 'trials' });
  await trials.press('Home');
  await expect(figure).toContainText('This is the best so far');
  await figure.getByRole('button', { name: 'Next trial' }).press('Enter');
  await expect(figure).toContainText('After 2 trials each');
  await figure.getByRole('slider', { name: 'seed of the search' }).press('ArrowRight');
  await figure.getByRole('checkbox', { name: 'Colour by the error of every place' }).press('Space');
  await expect(page).toHaveURL(/search=bayes_2_5_map/);
  await figure.getByText('These trials as a list').press('Enter');
  await expect(figure.getByRole('listitem')).toHaveCount(2);
  await expectAccessible(page);
});
