/** The figures of modules 0 and 1: by keyboard, by pointer, and from an address. */
import { reach } from './figure-actions.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

const lesson = (slug: string, query = ''): string => `/courses/deep-learning/${slug}${query}`;

test('activation functions: output and slope follow the input, softmax its three', async ({ page }) => {
  await page.goto(lesson('activation-functions'));
  const figure = await reach(page, 'Activation functions and their slopes');
  await expect(figure).toContainText('Sigmoid turns 2 into 0.8808');
  await figure.getByRole('slider', { name: 'z, input, slider' }).press('Home');
  await expect(figure).toContainText('Sigmoid turns −5 into 0.0067');
  await figure.getByRole('radio', { name: 'Sigmoid' }).press('ArrowRight');
  await expect(figure.getByRole('radio', { name: 'Tanh' })).toBeChecked();
  await figure.getByRole('radio', { name: 'Softmax' }).check();
  await figure.getByRole('textbox', { name: 'z3, input 3' }).fill('2');
  await expect(figure).toContainText('42.2 %, 15.5 %, 42.2 %');
  await expect(page).toHaveURL(/activation=softmax_-5_2_1_2/);
  await page.reload();
  await expect(await reach(page, 'Activation functions and their slopes')).toContainText('42.2 %, 15.5 %, 42.2 %');
});

test('a neuron learns AND in ten corrections, and a point can be moved by keyboard and by pointer', async ({ page }) => {
  await page.goto(lesson('perceptron-learning'));
  const figure = await reach(page, 'A neuron learns on a plane');
  await figure.getByRole('button', { name: 'One step' }).click();
  await expect(figure).toContainText('Step 1 looked at point 1');
  await figure.getByRole('button', { name: '10 passes' }).press('Enter');
  await expect(figure).toContainText('10 corrections so far. All 4 points are on the right side.');

  const point = figure.getByRole('button', { name: /^Point 4, class 1, at 1, 1/ });
  await point.press('ArrowLeft');
  const moved = figure.getByRole('button', { name: /^Point 4, class 1, at 0\.9, 1/ });
  await expect(moved).toBeFocused();
  await moved.press('Enter');
  await expect(figure.getByRole('button', { name: /^Point 4, class 0, at 0\.9, 1/ })).toBeVisible();

  const [from, to] = [figure.getByRole('button', { name: /^Point 1,/ }), figure.getByRole('button', { name: /^Point 2,/ })];
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('Expected both points to be drawn');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(figure.getByRole('button', { name: /^Point 1, class 0, at 0, 1/ })).toBeVisible();
});

test('a run goes by itself until nothing is wrong, and XOR needs a product', async ({ page }) => {
  await page.goto(lesson('perceptron-learning', '?learning=xor_perceptron_product_1_0'));
  const figure = await reach(page, 'A neuron learns on a plane');
  await expect(figure.getByRole('radio', { name: 'and x₁·x₂' })).toBeChecked();
  await figure.getByRole('button', { name: 'Run' }).click();
  await expect(figure.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(figure).toContainText('All 4 points are on the right side.');
  await expect(figure.getByRole('button', { name: 'Run' })).toBeDisabled();
  await expect(figure.getByRole('button', { name: 'Run' })).toBeFocused();
});

test('four classifiers of fruits, tested on fruits that they have not seen', async ({ page }) => {
  await page.goto(lesson('features-and-classifiers'));
  const figure = await reach(page, 'Four classifiers of oranges and watermelons');
  await expect(figure).toContainText('Training fruits right: 16 of 16.');
  await figure.getByRole('radio', { name: 'Testing' }).check();
  await expect(figure).toContainText('Test fruits right: 182 of 200.');
  await figure.getByRole('radio', { name: 'Linear SVM' }).check();
  await expect(figure).toContainText('Test fruits right: 192 of 200.');
  await figure.getByRole('radio', { name: '1000' }).check();
  await expect(figure).toContainText('Test fruits right: 183 of 200.');
  await figure.getByRole('button', { name: 'Reset' }).click();
  await expect(figure.getByRole('radio', { name: 'Nearest neighbour' })).toBeChecked();
});

for (const slug of ['rules-to-learning', 'linear-regression']) {
  test(`${slug} is accessible`, async ({ page }) => {
    await page.goto(lesson(slug));
    await expectAccessible(page);
  });
}

for (const [slug, name] of [['activation-functions', 'Activation functions and their slopes'], ['perceptron-learning', 'A neuron learns on a plane'], ['features-and-classifiers', 'Four classifiers of oranges and watermelons']] as const) {
  test(`${slug} is accessible with its figure alive`, async ({ page }) => {
    await page.goto(lesson(slug));
    await reach(page, name);
    await expectAccessible(page);
  });
}

test('the playground learns the circle, is edited by hand, and goes into the address and into code', async ({ page }) => {
  await page.goto('/courses/deep-learning/universal-approximation?playground=hidden=3');
  const figure = await reach(page, 'The playground: a network that learns before your eyes');
  await expect(figure).toContainText('1 hidden layer');
  await expect(figure.getByRole('button', { name: /neuron \d of hidden layer 1/ })).toHaveCount(3);
  await figure.getByRole('button', { name: 'One neuron in layer 1 more' }).press('Enter');
  await expect(page).toHaveURL(/playground=hidden%3D4|playground=hidden=4/);
  await figure.getByRole('button', { name: 'Play' }).press('Enter');
  await expect(figure).toContainText(/training loss 0\.0[0-4]/, { timeout: 60_000 });
  await figure.getByRole('button', { name: 'Pause' }).press('Enter');
  await figure.getByText('Take it along as code').click();
  await expect(figure.getByRole('textbox', { name: 'The network as TypeScript' })).toHaveValue(/tf\.layers\.dense\(\{ inputShape: \[2\], units: 4, activation: 'tanh' \}\)/);
  await figure.getByRole('button', { name: 'Start again' }).press('Enter');
  await expect(figure).toContainText('After 0 epochs');
  await figure.getByText('Weights as numbers').click();
  const bias = figure.getByRole('textbox', { name: 'bias of the output' });
  const before = await figure.locator('p[aria-live]').innerText();
  await bias.fill('5');
  await expect(figure.locator('p[aria-live]')).not.toHaveText(before);
  await figure.getByRole('button', { name: 'Reset' }).press('Enter');
  await expect(figure).toContainText('2 hidden layers');
  await expect(page).not.toHaveURL(/playground=/);
});

test('the playground takes points of one’s own, and says which line is wrong', async ({ page }) => {
  await page.goto('/courses/deep-learning/universal-approximation');
  const figure = await reach(page, 'The playground: a network that learns before your eyes');
  await figure.getByRole('radio', { name: 'Your own' }).press('Space');
  await expect(figure).toContainText('No points to learn from yet');
  await expect(figure.getByRole('button', { name: 'Play' })).toBeDisabled();
  const text = figure.getByRole('textbox', { name: /one point a line/ });
  await text.fill('1,1,1\n2,x,1');
  await figure.getByRole('button', { name: 'Use these points' }).click();
  await expect(figure.getByRole('alert')).toContainText('Line 2: expected three numbers');
  await text.fill('x,y,target\n1,1,1\n2,2,1\n-1,-1,-1\n-2,-2,-1');
  await figure.getByRole('button', { name: 'Use these points' }).click();
  await expect(figure.getByRole('img', { name: /2 training points/ })).toBeVisible();
  await figure.getByRole('img', { name: /training points/ }).click({ position: { x: 20, y: 20 } });
  await expect(figure).toContainText('(5 of at most 2000)');
});
