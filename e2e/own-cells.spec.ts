/** A learner's own cells, the keys and commands of the notebook, folding, finding, and the choice of an editor. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';
import { NotebookOnPage, type CellOnPage } from './notebook-actions.ts';

/** The cell that was made last: the one own cell that is chosen. */
async function chosenCell(notebook: NotebookOnPage): Promise<CellOnPage> {
  const region = notebook.page.locator('section[id^="cell-own-"]:focus-within');
  await expect(region).toHaveCount(1);
  return notebook.cell(((await region.getAttribute('id')) ?? '').replace('cell-', ''));
}

const ids = (notebook: NotebookOnPage): Promise<string[]> => notebook.page.locator('section[id^="cell-"]').evaluateAll((cells) => cells.map(({ id }) => id.replace('cell-', '')));

/** With the editor that is there at once, where the full one is not what is looked at. */
const chooseLightEditor = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    // the kernel's frame has no storage
    if (window.parent === window) localStorage.setItem('epoch.editor.v1', JSON.stringify({ editor: 'light', screenReader: false, letterKeys: true }));
  });

test.describe('keys on a chosen cell', () => {
  test('make a cell, run it, delete it, bring it back; it is there after a reload', async ({ page }) => {
    await chooseLightEditor(page);
    const notebook = await NotebookOnPage.open(page);
    const first = notebook.cell('first-cell');
    await first.block.focus();
    // the first key also loads what answers it
    await page.keyboard.press('b');
    const own = await chosenCell(notebook);
    expect((await ids(notebook)).slice(0, 2)).toEqual(['first-cell', own.id]);
    await page.keyboard.press('Enter');
    await expect(own.editor).toBeFocused();
    await page.keyboard.insertText('students * 100');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowUp');
    await expect(first.block).toBeFocused();
    await page.keyboard.press('Shift+Enter');
    await expect(own.block).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Enter');
    await own.expectDone();
    await expect(own.output).toHaveText('300');
    await page.keyboard.press('d');
    await page.keyboard.press('d');
    await expect(own.region).toBeHidden();
    await page.keyboard.press('z');
    await expect(own.block).toBeFocused();
    await expect(own.output).toHaveText('300');
    await page.keyboard.press('ControlOrMeta+Shift+ArrowUp');
    expect((await ids(notebook)).slice(0, 2)).toEqual([own.id, 'first-cell']);
    await expect(own.block).toBeFocused();
    await page.reload();
    await expect(own.block).toHaveText('students * 100');
    expect((await ids(notebook)).slice(0, 2)).toEqual([own.id, 'first-cell']);
  });

  test('pressed before their script is there are not lost', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    let arrive: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/\/_next\/static\/.*\.js/, async (route) => {
      await late;
      await route.continue();
    });
    await notebook.cell('first-cell').block.focus();
    for (const key of ['b', 'b', 'd', 'd', 'z']) await page.keyboard.press(key);
    arrive();
    await expect(page.locator('section[id^="cell-own-"]')).toHaveCount(2);
  });

  test('split and join a cell of the lesson, and take both back', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    const first = notebook.cell('first-cell');
    await first.write('const a = 1;\na + 1');
    await page.keyboard.press('Alt+Enter');
    const added = page.locator('section[id^="cell-own-"]');
    await expect(added.getByRole('textbox')).toBeFocused();
    await expect(first.output).toHaveText('2');
    await page.keyboard.press('Escape');
    await page.keyboard.press('z');
    await expect(added).toHaveCount(0);
    await first.button('Edit first-cell').click();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('End');
    await page.keyboard.press('ControlOrMeta+Shift+-');
    const own = await chosenCell(notebook);
    await expect(own.block).toHaveText('a + 1');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+M');
    await expect(own.region).toBeHidden();
    await page.keyboard.press('z');
    await expect(own.block).toHaveText('a + 1');
  });

  test('make a text with formulas, in which nothing is active', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    await notebook.cell('first-cell').block.focus();
    await page.keyboard.press('a');
    const own = await chosenCell(notebook);
    await page.keyboard.press('m');
    await page.keyboard.press('Enter');
    await expect(own.editor).toBeFocused();
    await page.keyboard.insertText('## Mine\n\nA formula $w_1^2$ and <b onclick="x">no tag</b>.\n\n$$\\href{javascript:x}{y}$$\n\n$$\n\\frac{1}{2}\n$$');
    await page.keyboard.press('Shift+Enter');
    await expect(notebook.cell('first-cell').block).toBeFocused();
    await expect(own.region.getByRole('heading', { name: 'Mine' })).toBeVisible();
    await expect(own.region.locator('.katex')).toHaveCount(3);
    await expect(own.region.locator('b, a, [onclick]')).toHaveCount(0);
    await expect(own.region).toContainText('<b onclick="x">no tag</b>');
    await expectAccessible(page, `#cell-${own.id}`);
  });
});

test.describe('commands', () => {
  test('are found by a few letters, from inside an editor, which has the keyboard again afterwards', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    const first = notebook.cell('first-cell');
    await first.block.focus();
    await page.keyboard.press('Enter');
    await expect(first.editor).toBeFocused();
    await page.keyboard.type('dd');
    await page.keyboard.press('ControlOrMeta+Shift+P');
    const field = page.getByRole('combobox', { name: 'Command for first-cell' });
    await expect(field).toBeFocused();
    await expectAccessible(page, 'dialog');
    await page.keyboard.press('Escape');
    await expect(first.editor).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Shift+P');
    await field.fill('dupl');
    await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText('Duplicate');
    await page.keyboard.press('Enter');
    const own = await chosenCell(notebook);
    // what was typed in the full editor was typed, and no command
    await expect(own.block).toContainText(/dd.*students \* tests/s);
  });

  test('are a button on a phone, and do not widen its page', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    const notebook = await NotebookOnPage.open(page);
    await notebook.toolbar.getByRole('button', { name: 'Commands' }).click();
    await page.getByRole('combobox', { name: /^Command for/ }).fill('add text');
    await page.getByRole('option', { name: 'Add a text cell below' }).click();
    await expect(page.getByText('Nothing written yet.')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  test('by single letters can be switched off, and the editor be chosen; both are remembered', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    const first = notebook.cell('first-cell');
    await first.block.focus();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keys and editor' });
    await expect(sheet).toContainText('Escape, then Tab');
    await expectAccessible(page, 'dialog');
    await sheet.getByRole('checkbox', { name: /Single letters/ }).uncheck();
    await sheet.getByRole('radio', { name: /^Light editor/ }).check();
    await page.keyboard.press('Escape');
    await page.reload();
    await first.block.focus();
    await page.keyboard.press('b');
    await page.keyboard.press('ArrowDown');
    await expect(notebook.cell('make-visits').block).toBeFocused();
    await expect(page.locator('section[id^="cell-own-"]')).toHaveCount(0);
    await page.keyboard.press('Enter');
    const area = notebook.cell('make-visits').region.locator('textarea');
    await expect(area).toBeFocused();
    await page.keyboard.press('Control+m');
    await page.keyboard.press('Tab');
    await expect(area).not.toBeFocused();
  });

  test('hand a screen reader the whole text in the mode for it, which is remembered', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    const first = notebook.cell('first-cell');
    const lines = 'const one = 1;\nconst two = 2;\none + two';
    await first.write(lines);
    await expect(first.region.locator('.view-lines')).toContainText('two');
    // without one the editor draws its lines for the eye only
    expect(await first.editor.first().innerText()).toBe('');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keys and editor' });
    await sheet.getByRole('checkbox', { name: /Screen reader/ }).check();
    await page.keyboard.press('Escape');
    await page.reload();
    await first.block.focus();
    await page.keyboard.press('Enter');
    await expect(first.editor.first()).toBeFocused();
    await expect.poll(() => first.editor.first().innerText()).toBe(lines);
  });

  test('do not take keys that belong to somebody else', async ({ page }) => {
    await chooseLightEditor(page);
    const notebook = await NotebookOnPage.open(page);
    await page.locator('main').focus();
    for (const key of ['b', '?', 'ArrowDown']) await page.keyboard.press(key);
    await notebook.cell('first-cell').write('');
    await page.keyboard.type('ab dd');
    await expect(notebook.cell('first-cell').editor).toHaveValue('ab dd');
    await expect(page.locator('section[id^="cell-own-"]')).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

test.describe('a long notebook', () => {
  test('is folded, found through, and changed', async ({ page }) => {
    await chooseLightEditor(page);
    const notebook = await NotebookOnPage.open(page);
    const first = notebook.cell('first-cell');
    await first.run();
    await first.expectDone();
    await first.block.focus();
    await page.keyboard.press('o');
    await expect(first.output).toBeHidden();
    await page.keyboard.press('Shift+O');
    await expect(first.button('Show the code of first-cell')).toBeVisible();
    await expect(first.block).toBeFocused();
    await page.reload();
    await expect(first.button('Show the code of first-cell')).toBeVisible();

    await notebook.cell('make-visits').block.focus();
    await page.keyboard.press('f');
    const find = page.getByRole('search', { name: 'Find in the notebook' });
    await find.getByRole('textbox', { name: 'Find' }).fill('students');
    await expect(find.getByRole('status')).toHaveText(/^1 of \d/);
    await expectAccessible(page, '[role=search]');
    await find.getByRole('textbox', { name: 'Replace by' }).fill('pupils');
    await find.getByRole('button', { name: 'Replace all' }).click();
    await expect(find.getByRole('status')).toHaveText('Not found');
    await find.getByRole('textbox', { name: 'Find' }).fill('pupils *');
    await find.getByRole('button', { name: /^first-cell, line/ }).click();
    await expect(first.editor).toBeFocused();
    await expect(first.button('Show the code of first-cell')).toBeHidden();
    await expect(first.region).toContainText('pupils');
  });
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });

  test('the light editor has a row of signs, with undo', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    const first = notebook.cell('first-cell');
    await first.button('Edit first-cell').tap();
    await expect(first.editor).toBeFocused();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('f');
    const signs = first.region.getByRole('toolbar', { name: 'Insert a symbol' });
    await signs.getByRole('button', { name: '()', exact: true }).tap();
    await expect(first.editor).toHaveValue('f()');
    await signs.getByRole('button', { name: 'Undo' }).tap();
    await expect(first.editor).toHaveValue('f');
    await expect(first.editor).toBeFocused();
  });
});
