/** How the cells of a notebook hang together: what is out of date, what runs because of it, what is hidden, and the outline that shows it. */
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';
import { NotebookOnPage, type CellOnPage } from './notebook-actions.ts';

const runAgain = async (page: Page): Promise<void> => page.keyboard.press('ControlOrMeta+Enter');

/** Three cells of a real lesson with texts of ours: each needs the one above. */
async function writeChain(page: Page): Promise<{ readonly notebook: NotebookOnPage; readonly a: CellOnPage; readonly b: CellOnPage; readonly c: CellOnPage }> {
  const notebook = await NotebookOnPage.open(page);
  const [a, b, c] = [notebook.cell('first-cell'), notebook.cell('make-visits'), notebook.cell('count-visits')];
  for (const [cell, text] of [[a, 'let size = 2; size'], [b, 'const area = size * size; area'], [c, 'area + 1']] as const) {
    await cell.write(text);
    await runAgain(page);
    await cell.expectDone();
  }
  return { notebook, a, b, c };
}

const outline = async (notebook: NotebookOnPage): Promise<Locator> => {
  await notebook.toolbar.getByRole('button', { name: 'Outline' }).click();
  return notebook.page.getByRole('dialog', { name: 'Outline' });
};

test('what is out of date runs by one press, in order; a reload runs nothing and keeps the mode', async ({ page }) => {
  const { notebook, a, b, c } = await writeChain(page);
  await a.write('let size = 3; size');
  await runAgain(page);
  await expect(b.text(/Out of date: first-cell changed/)).toBeVisible();
  await notebook.toolbar.getByRole('button', { name: 'Run stale (2)' }).click();
  await expect(c.output).toHaveText('10');
  await b.expectDone();

  const dialog = await outline(notebook);
  await dialog.getByRole('radio', { name: /Reactive/ }).check();
  await page.keyboard.press('Escape');
  await expect(notebook.toolbar.getByRole('button', { name: 'Outline' })).toBeFocused();
  await a.write('let size = 4; size');
  await expect(a.text('Edited since it ran')).toBeVisible();
  await expect(c.output).toHaveText('10');
  await runAgain(page);
  await expect(c.output).toHaveText('17');
  await b.write('const area = nothing; area');
  await runAgain(page);
  await expect(b.text(/^Failed after/)).toBeVisible();
  await expect(c.text(/Out of date: make-visits changed/)).toBeVisible();
  await expect(c.region.getByRole('list', { name: 'Notes on count-visits' })).toContainText('area comes from make-visits, which did not run to its end');

  await page.reload();
  await expect(notebook.toolbar).toHaveAttribute('data-alive', 'true');
  await a.block.focus();
  await expect(notebook.toolbar.getByRole('combobox', { name: 'When a cell has run' })).toHaveValue('reactive');
  await expect(a.text('Not run yet')).toBeVisible();
});

test('a long run that follows from another is stopped, with all that waits behind it', async ({ page }) => {
  const { notebook, a, b, c } = await writeChain(page);
  const dialog = await outline(notebook);
  await dialog.getByRole('radio', { name: /Reactive/ }).check();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await b.write('const area = size; await new Promise((resolve) => setTimeout(resolve, size === 2 ? 0 : 100_000)); area');
  await runAgain(page);
  await b.expectDone();
  await a.write('let size = 9');
  await runAgain(page);
  await expect(b.text('Running')).toBeVisible();
  await expect(c.text('Queued')).toBeVisible();
  await b.stop();
  await expect(b.text(/^Stopped/)).toBeVisible();
  await expect(c.text('State was lost: run it again')).toBeVisible();
  await expect(notebook.toolbar.getByText('Ready')).toBeVisible();
});

test('a name that only an earlier text gave is told where it is used, and ends with a fresh start', async ({ page }) => {
  const { notebook, a, b } = await writeChain(page);
  await a.write('let width = 2; width');
  await runAgain(page);
  const notes = b.region.getByRole('list', { name: 'Notes on make-visits' });
  await expect(notes).toContainText('size comes from an earlier text of first-cell. No cell declares it now: after a restart it is gone.');
  const dialog = await outline(notebook);
  await expect(dialog.getByRole('region', { name: /In the kernel/ })).toContainText('size comes from an earlier text of first-cell');
  await page.keyboard.press('Escape');
  await notes.getByRole('button', { name: 'Restart and run what it needs' }).click();
  await expect(b.output).toContainText('size is not defined');
  await expect(notes).toBeHidden();
});

test('names given twice and circles are explained in their cells, which run all the same', async ({ page }) => {
  const { a, b, c } = await writeChain(page);
  await c.write('const area = 5; area');
  await runAgain(page);
  await expect(c.output).toHaveText('5');
  const twice = c.region.getByRole('list', { name: 'Notes on count-visits' });
  await expect(twice).toContainText('area is declared in make-visits, too.');
  await twice.getByRole('link', { name: 'make-visits' }).click();
  await expect(b.block).toBeFocused();
  await a.write('var size = area; size');
  await runAgain(page);
  await expect(a.output).toHaveText('5');
  await expect(a.region.getByRole('list', { name: 'Notes on first-cell' })).toContainText('need each other (area and size)');
  await expectAccessible(page, '#cell-first-cell');
});

test('the outline opens by a key, says in words what it draws, leads to a cell, and fits a phone', async ({ page }) => {
  const { notebook, b } = await writeChain(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  const dialog = page.getByRole('dialog', { name: 'Outline' });
  const list = dialog.getByRole('list', { name: 'Cells in page order' });
  await expect(list.getByRole('listitem').nth(1)).toContainText('Gives area');
  await expect(list.getByRole('listitem').nth(1)).toContainText('Uses size of first-cell');
  await expect(dialog.getByRole('img')).toHaveAccessibleName(/cells, \d+ arrows/);
  await expect(dialog.locator('svg title', { hasText: 'make-visits to count-visits: area' })).toBeAttached();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await expectAccessible(page, 'dialog');
  }
  await page.setViewportSize({ width: 320, height: 700 });
  await expect.poll(() => dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await list.getByRole('button', { name: 'make-visits' }).click();
  await expect(dialog).toBeHidden();
  await expect(b.region.locator(':focus')).toBeAttached();
  await expect(b.region).toBeInViewport();
  await expect(notebook.toolbar.getByRole('button', { name: 'Outline' })).toBeVisible();
});

test('what comes into the toolbar with the kernel moves nothing below it', async ({ page }) => {
  for (const width of [1280, 1024, 800]) {
    await page.setViewportSize({ width, height: 900 });
    const notebook = await NotebookOnPage.open(page);
    const before = await notebook.toolbar.boundingBox();
    await notebook.cell('first-cell').run();
    await notebook.cell('first-cell').expectDone();
    await expect(notebook.toolbar.getByRole('button', { name: 'Run stale' })).toBeVisible();
    expect((await notebook.toolbar.boundingBox())?.height).toBe(before?.height);
  }
});
