/** Values that are too large to be seen at once, and what a cell draws by itself. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, expectAccessible, test } from './fixtures.ts';
import { NotebookOnPage, type CellOnPage } from './notebook-actions.ts';

/** Runs code in the first cell of the welcome lesson. */
async function run(notebook: NotebookOnPage, lines: readonly string[]): Promise<CellOnPage> {
  const [cell] = await notebook.cells();
  if (!cell) throw new Error('Expected the lesson to have a cell');
  await cell.write(lines.join('\n'));
  await notebook.page.keyboard.press('ControlOrMeta+Enter');
  await cell.expectDone();
  return cell;
}

test('a volume is read plane by plane from the keyboard, a model layer by layer', async ({ page }) => {
  const notebook = await NotebookOnPage.open(page);
  const cell = await run(notebook, [
    "import * as tf from '@tensorflow/tfjs';",
    "import { show } from 'epoch/display';",
    'const values = Float32Array.from({ length: 6 * 40 * 30 }, (_, i) => i - 3_000);',
    'values[1_201] = NaN;',
    'const volume = tf.tensor(values, [6, 40, 30]);',
    "const inner = tf.sequential({ name: 'inner', layers: [tf.layers.dense({ name: 'deep', units: 3, inputShape: [8] })] });",
    "show(tf.sequential({ name: 'net', layers: [tf.layers.dense({ name: 'first', units: 8, inputShape: [2], trainable: false }), inner] }));",
    'volume',
  ]);

  const picture = cell.output.getByRole('application', { name: /^Heatmap, 40 rows by 30 columns/ });
  const slider = cell.output.getByRole('slider', { name: 'Axis 0' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', '1 of 0 to 5');
  await expect(cell.output.getByText('1 NaN')).toBeVisible();
  await picture.focus();
  await page.keyboard.press('ArrowRight');
  await expect(cell.text('[1, 0, 0] is -1800')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(cell.text('[1, 0, 1] is NaN')).toBeVisible();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(cell.text('[2, 1, 29] is -541')).toBeVisible();

  // other axes lie flat, and a plane of few columns is read as numbers
  await cell.output.getByLabel('Columns', { exact: true }).selectOption('axis 0 (6)');
  await expect(cell.output.getByRole('slider', { name: 'Axis 2' })).toBeVisible();
  await cell.output.getByLabel('Show as').selectOption('Numbers');
  await expect(cell.output.getByRole('cell', { name: '-1800', exact: true })).toBeVisible();
  await cell.output.getByLabel('Show as').selectOption('Image');
  await cell.output.getByLabel('Scale').selectOption('this slice');

  // a volume that plays goes around by itself until it is stopped
  await cell.button('Play axis 2').click();
  await expect(cell.output.getByRole('slider', { name: 'Axis 2' })).not.toHaveAttribute('aria-valuetext', '0 of 0 to 29');
  await cell.button('Stop playing axis 2').click();

  const layers = cell.output.getByRole('table', { name: 'net Sequential' });
  await expect(layers.getByRole('row', { name: 'first Dense [?, 8] 24 frozen' })).toBeVisible();
  await layers.getByRole('button', { name: 'inner' }).press('Enter');
  await expect(layers.getByRole('row', { name: 'deep Dense [?, 3] 27 all' })).toBeVisible();
  await expect(cell.text('51 parameters, 27 trainable, 24 frozen, 204 bytes in 2 layers')).toBeVisible();
  await expectAccessible(page, `#cell-${cell.id}`);
});

test('100,000 rows are sorted, filtered and taken along; markup stays in its frame', async ({ page, expectedErrors }) => {
  const notebook = await NotebookOnPage.open(page);
  const cell = await run(notebook, [
    "import { table } from 'epoch/display';",
    'table(Array.from({ length: 100_000 }, (_, i) => ({ id: (i * 7_919) % 100_000, name: `row ${i}`, ...Object.fromEntries(Array.from({ length: 18 }, (_, k) => [`x${k}`, i * k])) })));',
  ]);

  const table = cell.output.getByRole('table');
  await expect(table).toHaveAttribute('aria-rowcount', '100001');
  const firstRow = table.getByRole('row').nth(1);
  await table.getByRole('button', { name: 'id' }).press('Enter');
  await expect(table.getByRole('columnheader', { name: 'id' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(firstRow.getByRole('cell').first()).toHaveText('0');
  await table.getByRole('button', { name: 'id' }).press('Enter');
  await expect(firstRow.getByRole('cell').first()).toHaveText('99999');
  // the box scrolls by its own keys, and draws what comes into sight
  await cell.output.getByRole('group', { name: 'Table, 100,000 rows, 20 columns' }).press('End');
  await expect(table.getByRole('row').last()).toHaveAttribute('aria-rowindex', '100001');
  expect(await table.getByRole('row').count()).toBeLessThan(100);
  await cell.output.getByRole('searchbox', { name: 'Filter' }).fill('99998');
  // the id, the name, and 2 × 49,999
  await expect(cell.output.getByText('3 of 100,000 rows')).toBeVisible();
  await cell.output.getByLabel('Column to filter by').selectOption('in id');
  await cell.output.getByRole('searchbox', { name: 'Filter' }).fill('10..13');
  await expect(cell.output.getByText('4 of 100,000 rows')).toBeVisible();
  const download = page.waitForEvent('download');
  await cell.button('Download CSV').click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n');
  expect(lines.map((line) => line.split(',')[0])).toEqual(['id', '13', '12', '11', '10']);

  await expectAccessible(page, `#cell-${cell.id}`);

  // the frame's and the page's policies speak up where they refuse something: here that is what shall happen
  expectedErrors.push(/Content Security Policy/, /Blocked script execution in 'about:srcdoc'/, /Blocked form submission to 'http:\/\/127/);
  const asked: string[] = [];
  const stranger = createServer(({ url }, response) => {
    asked.push(url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  // a server that listens on a port has an address with it
  const elsewhere = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
  const hostile = [
    `<script>top.location = '${elsewhere}/script'</script>`,
    `<img src=x onerror="top.postMessage(1)"><img src="${elsewhere}/image.png">`,
    `<meta http-equiv="refresh" content="0;url=${elsewhere}/refresh"><base href="${elsewhere}/">`,
    `<link rel="stylesheet" href="${elsewhere}/style.css"><style>@import url(${elsewhere}/import.css); body { position: fixed; inset: 0; background: url(${elsewhere}/background.png) }</style>`,
    `<iframe src="${elsewhere}/frame"></iframe><form action="${elsewhere}/form"><button>Send</button></form>`,
    `<svg><a href="${elsewhere}/svg"><text y="20">drawn link</text></a><foreignObject><body onload="top.postMessage(1)"></body></foreignObject></svg>`,
    `<a href="${elsewhere}/link" target="_top">a link</a>`,
  ].join('');
  await run(notebook, [
    "import { html, svg } from 'epoch/display';",
    `html(${JSON.stringify(hostile)}, { height: 400 });`,
    `svg('<svg viewBox="0 0 9 9" width="90" onload="top.postMessage(1)"><script>top.postMessage(1)</script><image href="${elsewhere}/svg.png" width="9" height="9"/><circle r="9" fill="currentColor"/></svg>', { alt: 'A quarter of a disc' });`,
  ]);

  // nothing of the markup has run, was fetched, or leads anywhere by itself
  const frame = cell.output.frameLocator('iframe');
  await frame.getByText('a link', { exact: true }).click();
  await frame.getByText('drawn link').click();
  await frame.getByRole('button', { name: 'Send' }).click();
  await expect(frame.getByText('a link')).toBeVisible();
  await expect(cell.output.getByRole('img', { name: 'A quarter of a disc' })).toHaveJSProperty('naturalWidth', 90);
  await expect(cell.output.getByRole('link', { name: `a link (${new URL(elsewhere).host})` })).toHaveAttribute('rel', /noopener/);
  stranger.close();
  expect(asked).toEqual([]);
});

test('text that grows stays at its end until its reader scrolls up, and is taken along', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const notebook = await NotebookOnPage.open(page);
  const [cell] = await notebook.cells();
  if (!cell) throw new Error('Expected the lesson to have a cell');
  const lines = [
    "import { stream } from 'epoch/display';",
    "const text = stream('sample');",
    'for (let i = 0; i < 100; i += 1) text.write(`word ${i}\\n`);',
    'for (let i = 100; i < 140; i += 1) { await new Promise((next) => setTimeout(next, 60)); text.write(`word ${i}\\n`); }',
    'text.done();',
  ];
  await cell.write(lines.join('\n'));
  await page.keyboard.press('ControlOrMeta+Enter');
  const text = cell.output.getByRole('group', { name: 'Text of sample' });
  const toEnd = () => text.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
  await expect(text).toContainText('word 101');
  expect(await toEnd()).toBeLessThan(2);
  await text.press('ArrowUp');
  await cell.expectDone();
  await expect(text).toContainText('word 139');
  expect(await toEnd()).toBeGreaterThan(2);
  await expect(cell.output.getByRole('status').filter({ hasText: 'word 139 End of sample.' })).toHaveCount(1);
  await cell.button('Copy').click();
  await expect(cell.text('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^word 0\n[^]*word 139\n$/);
});
