/** How the cells of a notebook hang together: what is out of date, what runs because of it, what is hidden, and the outline that shows it. */
import { expect, expectAccessible, test } from './fixtures.ts';
import { NotebookOnPage, type CellOnPage } from './notebook-actions.ts';

const WAIT_WHEN_THREE = 'let seen = visits; if (visits === 3) await new Promise(() => {}); seen';

test('what is out of date runs by one press; reactive, what depends on a cell runs, stops and is held back with it', async ({ page }) => {
  const notebook = await NotebookOnPage.open(page);
  const [make, count, other] = [notebook.cell('make-visits'), notebook.cell('count-visits'), notebook.cell('slow-count')];
  const write = async (cell: CellOnPage, text: string): Promise<void> => {
    await cell.write(text);
    await page.keyboard.press('ControlOrMeta+Enter');
  };
  const notes = (cell: CellOnPage) => cell.region.getByRole('list', { name: `Notes on ${cell.id}` });
  await make.run();
  await write(count, WAIT_WHEN_THREE);
  await write(other, 'seen + 1');
  await expect(other.output).toHaveText('1');

  await test.step('lazy', async () => {
    await write(make, 'let visits = 1');
    await expect(count.text(/Out of date: make-visits changed/)).toBeVisible();
    await notebook.toolbar.getByRole('button', { name: 'Run stale (2)' }).click();
    await expect(other.output).toHaveText('2');
  });

  await test.step('reactive', async () => {
    await notebook.toolbar.getByRole('combobox', { name: 'When a cell has run' }).selectOption('Reactive');
    await make.write('let visits = 2');
    await expect(make.text('Edited since it ran')).toBeVisible();
    await expect(other.output).toHaveText('2');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(other.output).toHaveText('3');
  });

  await test.step('stop', async () => {
    await write(make, 'let visits = 3');
    await expect(count.text('Running')).toBeVisible();
    await expect(other.text('Queued')).toBeVisible();
    await count.stop();
    await expect(count.text(/^Stopped/)).toBeVisible();
    await expect(other.text('State was lost: run it again')).toBeVisible();
  });

  await test.step('a failure holds back what needs it', async () => {
    await write(make, 'let visits = missing');
    await expect(make.text(/^Failed after/)).toBeVisible();
    await expect(notes(count)).toContainText('visits comes from make-visits, which did not run to its end');
  });

  await test.step('hidden names and names given twice', async () => {
    await write(make, 'let visits = 5');
    await expect(other.output).toHaveText('6');
    await write(make, 'let seen = 7; seen');
    await expect(notes(count)).toContainText('visits comes from an earlier text of make-visits. No cell declares it now');
    await expect(notes(make)).toContainText('seen is declared in count-visits, too.');
    await notes(make).getByRole('link', { name: 'count-visits' }).click();
    await expect(count.region.locator(':focus')).toBeAttached();
    await expectAccessible(page, '#cell-make-visits ul');
    await notes(count).getByRole('button', { name: 'Restart and run what it needs' }).click();
    await expect(count.output).toContainText('visits is not defined');
  });

  await test.step('a reload keeps the mode and runs nothing', async () => {
    await page.reload();
    await expect(notebook.toolbar).toHaveAttribute('data-alive', 'true');
    await make.block.focus();
    await expect(notebook.toolbar.getByRole('combobox', { name: 'When a cell has run' })).toHaveValue('reactive');
    await expect(make.text('Not run yet')).toBeVisible();
  });
});

test('the outline opens by a key, says in words what it draws, leads to a cell, and fits a phone', async ({ page }) => {
  const notebook = await NotebookOnPage.open(page);
  const height = (await notebook.toolbar.boundingBox())?.height;
  const [make, count] = [notebook.cell('make-visits'), notebook.cell('count-visits')];
  await make.run();
  await make.expectDone();
  await expect(notebook.toolbar.getByRole('button', { name: 'Run stale' })).toBeVisible();
  // what comes with the kernel moves nothing below it
  expect((await notebook.toolbar.boundingBox())?.height).toBe(height);

  await make.block.focus();
  await page.keyboard.press('g');
  const dialog = page.getByRole('dialog', { name: 'Outline' });
  const rows = dialog.getByRole('list', { name: 'Cells in page order' }).getByRole('listitem');
  await expect(rows.nth(1)).toContainText(/make-visits.*Done in.*Gives visits/);
  await expect(rows.nth(2)).toContainText(/count-visits.*Not run yet.*Uses visits of make-visits/);
  await expect(dialog.getByRole('img')).toHaveAccessibleName(/cells, \d+ arrows/);
  await expect(dialog.locator('svg title', { hasText: 'make-visits to count-visits: visits' })).toBeAttached();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page, 'dialog');
  }
  await page.keyboard.press('Escape');
  await expect(make.block).toBeFocused();

  await page.setViewportSize({ width: 320, height: 700 });
  await notebook.toolbar.getByRole('button', { name: 'Commands' }).click();
  await page.getByRole('combobox', { name: /^Command for/ }).fill('outline');
  await page.keyboard.press('Enter');
  await expect.poll(() => dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await dialog.getByRole('button', { name: 'count-visits' }).click();
  await expect(dialog).toBeHidden();
  await expect(count.block).toBeFocused();
  await expect(count.block).toBeInViewport();
});
