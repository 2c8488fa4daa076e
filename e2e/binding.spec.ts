/** Figures that share numbers with the code: the code changes, the figure follows; the figure is moved, the code has its numbers. */
import { reach } from './figure-actions.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { NotebookOnPage } from './notebook-actions.ts';

test('a perceptron in code and figure, both ways', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const notebook = await NotebookOnPage.open(page, 'perceptron');
  const figure = await reach(page, 'One neuron, eight cases');
  const [neuron, decision] = [notebook.cell('your-neuron'), notebook.cell('your-decision')];
  const weight = (k: number) => figure.getByRole('textbox', { name: new RegExp(`weight ${k}`) });
  const note = figure.getByRole('status');

  await expect(note).toHaveText('Can share weights and threshold with your code: run the cell that sets them.');
  await figure.getByRole('slider', { name: 'weight 3, partner, slider' }).press('ArrowRight');
  await expect(weight(3)).toHaveValue('0.5');

  await test.step('code to figure', async () => {
    await neuron.write('let weights = [4, -1.25, 0];\nlet threshold = 2;');
    await neuron.run();
    await expect(note).toHaveText('Shows weights and threshold of your code. What you move here, your code gets.');
    await expect(weight(1)).toHaveValue('4');
    await expect(weight(2)).toHaveValue('-1.25');
    await expect(weight(3)).toHaveValue('0');
    await expect(figure.getByRole('textbox', { name: 'T, threshold' })).toHaveValue('2');
  });

  await test.step('figure to code', async () => {
    await notebook.cell('special-cases').run();
    await decision.run();
    await decision.expectDone();
    await expect(decision.output).toContainText('2.75');
    await figure.getByRole('slider', { name: 'weight 2, time, slider' }).press('End');
    await expect(note).toHaveText('Your code now has weights and threshold from this figure. Run a cell that uses them.');
    await expect(decision.text('Out of date: a figure changed')).toBeVisible();
    await expect(neuron.text(/^Done in/)).toBeVisible();
    await decision.run();
    await decision.expectDone();
    await expect(decision.output).toContainText('14');
    await expectAccessible(page);
  });

  await test.step('running the code wins again', async () => {
    await neuron.run();
    await expect(weight(2)).toHaveValue('-1.25');
    await expect(note).toContainText('Shows weights');
  });

  await test.step('what does not fit gets a sentence, and the figure stays', async () => {
    await neuron.write("let weights: any = ['many', 0, 0];\nlet threshold = 2;");
    await neuron.run();
    await expect(note).toHaveText('weights is a list that holds more than numbers in your code. The figure keeps what it showed: it takes a list of 3 numbers from −10 to 10.');
    await expect(weight(1)).toHaveValue('4');
  });

  await test.step('after a restart the figure is alone again', async () => {
    await notebook.press('Restart');
    await expect(note).toContainText('Can share');
    await figure.getByRole('button', { name: 'Reset' }).click();
    await expect(weight(1)).toHaveValue('0');
    await expect(note).toContainText('Can share');
  });
});

test('what learner code claims about names is not believed', async ({ page }) => {
  const notebook = await NotebookOnPage.open(page, 'perceptron');
  const figure = await reach(page, 'One neuron, eight cases');
  const cell = notebook.cell('your-neuron');
  const note = figure.getByRole('status');
  await cell.write("Object.defineProperty(globalThis, 'threshold', { value: { valueOf: () => 3, toString: () => '<b>3</b>' }, configurable: true, writable: true });\nlet weights: any = new Proxy([1, 2, 3], { get() { throw new Error('no'); } });");
  await cell.run();
  await expect(note).toContainText('weights is something that cannot be read in your code.');
  await cell.write("let weights = [1, 2, 3];\nlet threshold: any = '<img src=x onerror=alert(1)>';");
  await cell.run();
  await expect(note).toContainText('threshold is the text "<img src=x onerror=a…" in your code.');
  await expect(figure.getByRole('textbox', { name: 'T, threshold' })).toHaveValue('3');
});

test('a point dragged in the picture is the z of the code', async ({ page }) => {
  const notebook = await NotebookOnPage.open(page, 'activation-functions');
  const figure = await reach(page, 'Activation functions and their slopes');
  await notebook.cell('place').run();
  await expect(figure.getByRole('status')).toContainText('Shows z of your code');
  const box = await figure.locator('svg').first().boundingBox();
  if (!box) throw new Error('Expected the picture to be drawn');
  const [middle, height] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(middle, height);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.25, height, { steps: 8 });
  // far beyond the left end, where z is as small as it can be
  await page.mouse.move(box.x - 50, height, { steps: 8 });
  await page.mouse.up();
  await expect(figure).toContainText('Sigmoid turns −5 into 0.0067');
  await notebook.cell('absolute-value').run();
  const slopes = notebook.cell('slopes');
  await slopes.run();
  await slopes.expectDone();
  await expect(slopes.output).toContainText('0.0067');
  await notebook.cell('place').run();
  await expect(figure).toContainText('Sigmoid turns 2 into 0.8808');
  await expect(slopes.text('Out of date: place changed')).toBeVisible();
  await expectAccessible(page, '[data-old="true"]');
});

test('a neuron that learns in the figure is the neuron of the code', async ({ page }) => {
  const notebook = await NotebookOnPage.open(page, 'perceptron-learning');
  const figure = await reach(page, 'A neuron learns on a plane');
  for (const id of ['perceptron-rule', 'ten-corrections', 'your-neuron']) await notebook.cell(id).run();
  await expect(figure.getByRole('status')).toContainText('Shows w and b of your code');
  await figure.getByRole('button', { name: '10 passes' }).press('Enter');
  await expect(figure).toContainText('10 corrections so far. All 4 points are on the right side.');
  await expect(figure.getByRole('status')).toContainText('Your code now has w and b');
  const answers = notebook.cell('your-answers');
  await answers.run();
  await answers.expectDone();
  await expect(answers.output).toContainText('0.6');

  await notebook.cell('your-neuron').write('let w = [1, 1, -2];\nlet b = 0;');
  await notebook.cell('your-neuron').run();
  await expect(figure.getByRole('radio', { name: 'and x₁·x₂' })).toBeChecked();
  await figure.getByRole('radio', { name: 'XOR' }).check();
  await expect(figure).toContainText('All weights are 0');
  await answers.run();
  await expect(answers.text(/^Done in/)).toBeVisible();
});

test('the network of the walk is that of the cells; what is changed while a cell runs waits, and a stop takes it away', async ({ page }) => {
  const notebook = await NotebookOnPage.open(page, 'backprop-step-by-step');
  await notebook.cell('numbers').run();
  const figure = await reach(page, 'Backpropagation, step by step');
  const note = figure.getByRole('status').last();
  await expect(note).toHaveText('Shows i1, i2, … eta of your code. What you move here, your code gets.');
  await figure.getByText('Change the numbers').click();
  const w1 = figure.getByRole('textbox', { name: /weight 1,/ });
  await w1.fill('0.9');
  await expect(note).toContainText('Your code now has i1, i2, … eta');
  const forward = notebook.cell('forward-pass');
  await forward.run();
  await forward.expectDone();
  await expect(forward.output).not.toContainText('0.593269992');
  await notebook.cell('numbers').run();
  await expect(w1).toHaveValue('0.15');
  await forward.run();
  await expect(forward.output).toContainText('0.593269992');
  await figure.getByRole('textbox', { name: /learning rate/ }).fill('2');
  await figure.getByRole('button', { name: 'Reset' }).click();
  await expect(note).toContainText('Your code now has i1, i2, … eta');

  await forward.write('await new Promise(() => undefined);');
  await forward.run();
  await expect(forward.text(/^Running/)).toBeVisible();
  await w1.fill('0.7');
  await expect(note).toHaveText('Your code gets i1, i2, … eta from this figure when the running cell has ended.');
  await notebook.press('Stop');
  await expect(note).toContainText('Can share');
  await expect(w1).toHaveValue('0.7');
});

test('steps taken in code walk the ring of the figure, and what leaves the picture is said', async ({ page }) => {
  const notebook = await NotebookOnPage.open(page, 'gradient-descent');
  const figure = await reach(page, 'Four optimisers on a surface');
  const note = figure.getByRole('status').last();
  const [w1, w2] = [figure.getByRole('textbox', { name: 'w1, start' }), figure.getByRole('textbox', { name: 'w2, start' })];
  const step = notebook.cell('step-by-hand');
  const take = async (run: number): Promise<void> => {
    await step.run();
    await expect(step.text(`Run number ${run}`)).toBeAttached();
    await step.expectDone();
  };
  await notebook.cell('valley').run();
  await notebook.cell('ring').run();
  await take(3);
  await expect(w1).toHaveValue('-2.425');
  await expect(w2).toHaveValue('0.4');

  await w1.fill('-1');
  await expect(note).toContainText('Your code now has eta, w1 and w2');
  await take(4);
  await expect(step.output).toContainText('-0.9700 0.1600');
  await expect(w1).toHaveValue('-0.97');

  await notebook.cell('ring').write('let eta = 0.11;\nlet w1 = -2.5, w2 = 1;');
  await notebook.cell('ring').run();
  for (const run of [6, 7, 8]) await take(run);
  await expect(w2).toHaveValue('-1.728');
  await take(9);
  await expect(note).toHaveText('w2 is 2.0736 in your code. The figure keeps what it showed: it takes a number from −2 to 2.');
  await expect(w2).toHaveValue('-1.728');
});
