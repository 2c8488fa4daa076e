/** Charts by keyboard, pointer and ear, and as files. */
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';
import { NotebookOnPage, type CellOnPage } from './notebook-actions.ts';

const CHARTS = `import { confusion, curve, network, plot } from 'epoch/display';
plot({ type: 'line', title: 'Loss, by epoch', xLabel: 'epoch', series: [{ name: 'train', y: [4, 2, NaN, 1] }, { name: 'validation', y: [5, 3, 2, 2.5] }] });
confusion([0, 0, 0, 1], [0, 0, 1, 1], { title: 'Pets', labels: ['cat', 'dog'] });
network([2, 3, 1], { title: 'Small net' });
const live = curve({ title: 'Growing', yLabel: 'loss' });
for (let step = 0; step < 80; step += 1) { live.add({ loss: 80 - step }); await new Promise((next) => setTimeout(next, 15)); }`;

async function show(page: Page, code: string): Promise<CellOnPage> {
  const cell = (await NotebookOnPage.open(page)).cell('first-cell');
  await cell.write(code);
  await page.keyboard.press('ControlOrMeta+Enter');
  return cell;
}

const stageOf = (figure: Locator): Locator => figure.getByRole('application');

/** Presses keys in a chart and gives what is announced once they rest. */
async function announced(figure: Locator, keys: readonly string[], expected: string): Promise<void> {
  for (const key of keys) await figure.page().keyboard.press(key);
  await expect(figure.getByRole('status')).toHaveText(expected);
}

/** Saves a file of the chart by keyboard. */
async function save(figure: Locator, downs: number): Promise<{ readonly name: string; readonly content: Buffer }> {
  const { keyboard } = figure.page();
  await figure.getByRole('button', { name: 'Download' }).press('Enter');
  await expect(figure.getByRole('menuitem').first()).toBeFocused();
  for (let at = 0; at < downs; at += 1) await keyboard.press('ArrowDown');
  const coming: Promise<Download> = figure.page().waitForEvent('download');
  await keyboard.press('Enter');
  const download = await coming;
  await expect(figure.getByRole('button', { name: 'Download' })).toBeFocused();
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test('charts are read, walked, heard and saved without a mouse, also while they grow', async ({ page }) => {
  const cell = await show(page, CHARTS);
  const chart = (name: string): Locator => cell.output.getByRole('figure', { name, exact: true });

  await test.step('a curve that grows', async () => {
    const growing = chart('Growing');
    await stageOf(growing).focus();
    await page.keyboard.press('Home');
    await expect(growing.getByRole('status')).toHaveText(/^step 0: 80, point 1 of \d+$/);
    await cell.expectDone();
    await announced(growing, ['ArrowRight'], 'step 1: 79');
    await announced(growing, ['End'], 'step 79: 1');
    await announced(growing, ['PageUp'], 'step 71: 9');
  });

  const loss = chart('Loss, by epoch');
  await test.step('points by keys', async () => {
    await stageOf(loss).focus();
    await announced(loss, ['ArrowRight'], 'train, epoch 0: 4, point 1 of 4');
    // the gap is passed over
    await announced(loss, ['ArrowRight', 'ArrowRight'], 'epoch 3: 1');
    await announced(loss, ['ArrowDown'], 'validation, epoch 3: 2.5, point 4 of 4');
    await announced(loss, ['-'], 'epoch 2: 2');
    await expect(loss.getByText('validation, epoch 2: 2', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(loss.getByText('validation, epoch 2: 2', { exact: true })).toBeHidden();
    await expect(stageOf(loss)).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(stageOf(loss)).not.toBeFocused();
  });

  await test.step('points under a pointer', async () => {
    await loss.scrollIntoViewIfNeeded();
    await stageOf(loss).hover({ position: { x: 50, y: 66 } });
    await expect(loss.getByText('train, epoch 0: 4', { exact: true })).toBeVisible();
  });

  await test.step('files', async () => {
    const csv = await save(loss, 2);
    expect([csv.name, csv.content.toString()]).toEqual(['loss-by-epoch.csv', '\ufeffepoch,train,validation\r\n0,4,5\r\n1,2,3\r\n2,,2\r\n3,1,2.5\r\n']);
    const svg = await save(chart('Growing'), 1);
    expect(svg.name).toBe('growing.svg');
    expect(svg.content.toString()).toMatch(/^<svg (?!.*var\().*>Growing<.*<\/svg>$/);
    const png = await save(chart('Small net'), 0);
    expect([png.name, png.content.subarray(1, 4).toString()]).toEqual(['small-net.png', 'PNG']);
    const drawn = await chart('Small net').locator('svg').first().evaluate((element) => Number(element.getAttribute('width')));
    expect(png.content.readUInt32BE(16)).toBe(drawn * 2);
  });

  await test.step('sound, which is fetched by the press and stopped by Escape', async () => {
    const scripts = () => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length);
    const before = await scripts();
    await loss.getByRole('button', { name: 'Listen' }).press('Enter');
    await expect(loss.getByText(/From 1, 220 Hz, to 5, 880 Hz/)).toBeVisible();
    expect(await scripts()).toBeGreaterThan(before);
    await page.keyboard.press('Escape');
    await expect(loss.getByRole('button', { name: 'Listen' })).toBeVisible();
  });

  await test.step('a matrix and a network', async () => {
    const grid = chart('Pets').getByRole('grid');
    await grid.getByRole('gridcell', { name: 'cat, recognised: 2 of 3, 66.7 %' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(grid.getByRole('gridcell', { name: 'cat, taken for dog: 1 of 3, 33.3 %' })).toBeFocused();
    await page.keyboard.press('Control+End');
    await expect(grid.getByRole('gridcell', { name: 'dog, recognised: 1 of 1, 100 %' })).toBeFocused();
    await chart('Pets').getByRole('button', { name: 'Scores' }).click();
    await expect(chart('Pets').getByRole('row', { name: /^cat 100 % 66.7 % 80 % 3$/ })).toBeVisible();
    await stageOf(chart('Small net')).focus();
    await announced(chart('Small net'), ['Home'], 'input, 2 out, point 1 of 3');
    await announced(chart('Small net'), ['ArrowRight'], 'hidden 1, Dense, 3 out, 9 parameters, from input');
  });

  await expectAccessible(page, '#cell-first-cell');
});
