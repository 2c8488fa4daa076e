/** Training that survives: models that are kept, a tab that crashes, runs side by side. */
import { expect, expectAccessible, test } from './fixtures.ts';
import { hide, prepareHiddenTab, show } from './hidden-tab.ts';
import { NotebookOnPage } from './notebook-actions.ts';

/** Trains a small net and prints its weights, digit by digit; holds for ever after one epoch. */
const cell = (hold: number): string => `import * as tf from '@tensorflow/tfjs';
import { train } from 'epoch/training';
await tf.setBackend('cpu');
const xs = tf.randomNormal([32, 4], 0, 1, 'float32', 1);
const ys = tf.randomNormal([32, 1], 0, 1, 'float32', 2);
const kernelInitializer = tf.initializers.glorotUniform({ seed: 3 });
const model = tf.sequential({ layers: [tf.layers.dense({ units: 5, activation: 'tanh', inputShape: [4], kernelInitializer }), tf.layers.dropout({ rate: 0.2 }), tf.layers.dense({ units: 1, kernelInitializer })] });
model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });
await model.save('indexeddb://untrained');
const wait = { onEpochEnd: async (epoch: number) => { if (epoch === ${hold}) { console.log('it', 'holds'); await new Promise(() => undefined); } } };
await train(model, xs, ys, { name: 'net', epochs: 14, batchSize: 8, seed: 5, every: { epochs: 4 }, callbacks: [wait] });
console.log('weights ' + model.getWeights().flatMap((weight) => Array.from(weight.dataSync())).join(' '));`;

const LOAD = `const before = await tf.loadLayersModel('indexeddb://untrained');
const listed = Object.keys(await tf.io.listModels());
await tf.io.moveModel('indexeddb://untrained', 'localstorage://moved');
await tf.io.removeModel('localstorage://moved');
const problem = await tf.loadLayersModel('indexeddb://untrained').catch((error) => error.message);
await model.save('downloads://my net');
console.log(before.countParams(), listed.join(), problem);`;

/** In the page: whether a checkpoint has reached the browser's database. */
const hasCheckpoint = (): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open('epoch.training');
    asked.onerror = () => reject(new Error('Expected the database of trainings'));
    asked.onsuccess = () => {
      const keys = asked.result.transaction('heads').objectStore('heads').getAllKeys();
      keys.onsuccess = () => {
        asked.result.close();
        resolve(keys.result.some((key) => Array.isArray(key) && key.includes('checkpoint')));
      };
    };
  });

test('a crashed tab goes on where it was, with the very same weights; runs are compared, models come back', async ({ page, context }) => {
  const first = await NotebookOnPage.open(page);
  const [train] = await first.cells();
  if (!train) throw new Error('Expected the lesson to have cells');
  await train.write(cell(9));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(train.output.getByText('it holds')).toBeVisible();
  // what the cell shows may be faster than the disk, and who has no checkpoint is not asked
  await expect.poll(() => page.evaluate(hasCheckpoint)).toBe(true);
  await page.goto('chrome://crash').catch(() => undefined); // the tab's process ends: it cannot answer

  const again = await context.newPage();
  const notebook = await NotebookOnPage.open(again);
  const [resumed, other] = await notebook.cells();
  if (!resumed || !other) throw new Error('Expected the lesson to have two cells');
  const asked = again.getByRole('region', { name: 'Training net can go on' });
  await expect(asked).toContainText(/Training net stopped; it is kept up to epoch [48] of 14/);
  await expect(asked).not.toContainText('has changed');
  await expect(resumed.text('Not run yet')).toBeVisible();
  await resumed.write(cell(-1));
  await expect(asked).toContainText('The text of the cell has changed');
  await asked.getByRole('button', { name: 'Resume' }).click();
  await resumed.expectDone();
  await expect(asked).toBeHidden();
  const weights = await resumed.output.getByText(/^weights -?\d/).textContent();
  await resumed.run();
  await resumed.expectDone();
  expect(await resumed.output.getByText(/^weights -?\d/).textContent()).toBe(weights);

  await other.write(LOAD);
  await again.keyboard.press('ControlOrMeta+Enter');
  await expect(other.text(/31 indexeddb:\/\/untrained There is no model indexeddb:\/\/untrained in this course/)).toBeVisible();
  const download = again.waitForEvent('download');
  await again.getByRole('region', { name: 'Download of my net' }).getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('my net.zip');

  await notebook.toolbar.getByRole('button', { name: 'Runs' }).click();
  const runs = again.getByRole('dialog', { name: 'Runs' });
  await expect(runs.getByText(/^Finished, 14 epochs/)).toHaveCount(2);
  for (const box of await runs.getByRole('checkbox').all()) await box.check();
  await expect(runs.getByRole('figure', { name: 'loss' })).toContainText('net (1)');
  await expect(runs.getByText(/The same for all: .*seed 5/)).toBeVisible();
  await expectAccessible(again, 'dialog');
  await runs.getByRole('button', { name: 'Remove net' }).first().click();
  await expect(runs.getByRole('checkbox')).toHaveCount(1);
});

const HIDDEN = `import * as tf from '@tensorflow/tfjs';
import { curve } from 'epoch/display';
await tf.setBackend('cpu');
const line = curve({ title: 'while hidden' });
for (let step = 0; step < 40; step++) {
  line.add({ loss: 1 / (step + 1) });
  console.log('step ' + step);
  await tf.nextFrame();
}
const net = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
net.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await net.fit(tf.zeros([4, 1]), tf.zeros([4, 1]), { epochs: 5, yieldEvery: 'epoch' });
console.log('end of it');`;

test('a hidden tab trains on, and shows all of it when it is seen again', async ({ page }) => {
  await prepareHiddenTab(page);
  const notebook = await NotebookOnPage.open(page);
  const [cell] = await notebook.cells();
  if (!cell) throw new Error('Expected the lesson to have cells');
  await cell.write(HIDDEN);
  await page.keyboard.press('ControlOrMeta+Enter');
  await hide(page);
  await expect(cell.region).toHaveAttribute('data-phase', 'done');
  await show(page);
  await expect(cell.output.getByText(/^step \d+$/)).toHaveCount(40);
  await expect(cell.output.getByText('end of it')).toBeVisible();
  await expect(cell.output.getByRole('figure', { name: 'while hidden' })).toContainText('40 points');
});
