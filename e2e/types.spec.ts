/** Types across cells: what the editor knows of names that another cell declares. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { NotebookOnPage, type CellOnPage } from './notebook-actions.ts';

const lines = (cell: CellOnPage): Locator => cell.region.locator('.view-lines');
const isTyped = async (page: Page): Promise<void> => expect.poll(() => page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/types.json')))).toBe(true);

test('a name of another cell is completed, explained, gone to and renamed, by keyboard', async ({ page }) => {
  const notebook = await NotebookOnPage.open(page);
  const [first, second] = [notebook.cell('first-cell'), notebook.cell('make-visits')];
  // the editor closes the comment by itself
  await first.write('/** Two times a number.');
  await page.keyboard.press('End');
  await page.keyboard.insertText('\nconst twice = (n: number) => 2 * n;\nconst half = { twice };');
  await isTyped(page);

  await test.step('completion and its documentation', async () => {
    await second.write('const seen = twi');
    await page.keyboard.press('Control+Space');
    const offered = page.getByRole('listitem', { name: /^twice,/ });
    await expect(offered).toBeVisible({ timeout: 30_000 });
    await offered.click();
    await expect(lines(second)).toHaveText(/const\sseen\s=\stwice$/);
  });

  await test.step('signature help', async () => {
    await page.keyboard.type('(');
    await expect(page.locator('.parameter-hints-widget')).toContainText('twice(n: number): number');
    await expect(page.locator('.parameter-hints-widget')).toContainText('Two times a number.');
    await page.keyboard.type('21)');
    await page.keyboard.press('Escape');
    await expect(second.editor).toBeFocused();
  });

  await test.step('hover, asked for by keys', async () => {
    await page.keyboard.press('Home');
    await page.keyboard.press('ControlOrMeta+ArrowRight');
    await page.keyboard.press('ControlOrMeta+ArrowRight');
    await page.keyboard.press('ControlOrMeta+ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.press('ControlOrMeta+i');
    await expect(page.locator('.monaco-hover:visible')).toContainText('Two times a number.');
  });

  await test.step('definition', async () => {
    await page.keyboard.press('F12');
    await expect(first.editor).toBeFocused();
  });

  await test.step('rename, from where it is declared, and every cell follows', async () => {
    await page.keyboard.press('F2');
    const field = page.getByRole('textbox', { name: /Rename input/ });
    await expect(field).toHaveValue('twice');
    await field.fill('double');
    await field.press('Enter');
    await expect(lines(first)).toContainText('const double = (n: number) => 2 * n;');
    // a short form keeps the key of its object
    await expect(lines(first)).toContainText('{ twice: double }');
    await expect(lines(second)).toContainText('const seen = double(21)');
    // both are open: neither forgets what the other declares while it is edited
    await expect(page.locator('.squiggly-error')).toHaveCount(0);
  });

  await test.step('a wrong type is underlined before the cell runs, and does not keep it from running', async () => {
    await first.button('Run first-cell').click();
    await first.expectDone();
    await second.write('const wrong: string = double(21);\nwrong');
    await expect(second.region.locator('.squiggly-error')).toHaveCount(1, { timeout: 30_000 });
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(second.output).toHaveText('42');
  });

  await test.step('a name that is taken, or not ours, is refused with a reason', async () => {
    await page.keyboard.press('F2');
    const field = page.getByRole('textbox', { name: /Rename input/ });
    await expect(field).toHaveValue('wrong');
    await field.fill('half');
    await field.press('Enter');
    await expect(page.getByText('half is declared already, in the cell first-cell. Choose another name.').first()).toBeVisible();
    await expect(lines(second)).toContainText('const wrong: string');
  });
});
