/** Taking a lesson along: files that leave, a notebook that comes back, links with edits. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';
import { NotebookOnPage } from './notebook-actions.ts';

const LESSON = '/courses/deep-learning/welcome';

async function openShare(notebook: NotebookOnPage): Promise<Locator> {
  await notebook.toolbar.getByRole('button', { name: 'Share' }).click();
  const dialog = notebook.page.getByRole('dialog', { name: 'Share and take along' });
  await expect(dialog.getByRole('button', { name: 'Copy link' })).toBeVisible();
  return dialog;
}

async function download(dialog: Locator, name: string): Promise<{ readonly name: string; readonly text: string }> {
  const [file] = await Promise.all([dialog.page().waitForEvent('download'), dialog.getByRole('button', { name, exact: true }).click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

/** A visitor who has never been here. */
async function asSomebodyElse(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.clear());
  // drafts of the page that is left would be written again
  await page.goto('about:blank');
}

test('a notebook with edits and outputs leaves, and brings the edits back to another browser', async ({ page }) => {
  const notebook = await NotebookOnPage.open(page);
  const first = notebook.cell('first-cell');
  await first.write('const students = 31;\nstudents * 2');
  await first.run();
  await expect(first.output).toHaveText('62');

  const dialog = await openShare(notebook);
  await expectAccessible(page, 'dialog');
  const file = await download(dialog, 'Notebook (.ipynb)');
  expect(file.name).toBe('welcome.ipynb');
  const { cells } = JSON.parse(file.text) as { readonly cells: readonly { readonly source: readonly string[]; readonly outputs?: readonly object[] }[] };
  expect(cells.find(({ source }) => source.join('').startsWith('const students = 31;'))?.outputs).toMatchObject([{ output_type: 'execute_result', data: { 'text/plain': '62' } }]);
  const script = await download(dialog, 'Script (.ts)');
  expect(script.text).toContain('const students = 31;');
  expect(file.text + script.text).not.toContain('.invalid');

  await asSomebodyElse(page);
  const fresh = await NotebookOnPage.open(page);
  const share = await openShare(fresh);
  await share.getByLabel('Open a notebook (.ipynb)').setInputFiles({ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) });
  const review = page.getByRole('dialog', { name: 'Look before you take it' });
  await expect(review.getByRole('group', { name: 'New: first-cell' })).toContainText('const students = 31;');
  await expectAccessible(page, 'dialog');
  await review.getByRole('button', { name: 'Take this text' }).click();
  await expect(page.getByText('One text was replaced. Nothing was run.')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(fresh.cell('first-cell').text(/31/)).toBeVisible();
  await expect(fresh.cell('first-cell').text('Not run yet')).toBeVisible();
});

test('a link shows its edits, asks before it replaces others, runs nothing, and can be undone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const notebook = await NotebookOnPage.open(page);
  await notebook.cell('first-cell').write('"friendly"');
  const dialog = await openShare(notebook);
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog.getByText('The link was copied.')).toBeVisible();
  const link = await dialog.getByLabel('The link').inputValue();
  expect(link).toContain(`${LESSON}#edits=1.`);

  await asSomebodyElse(page);
  const mine = await NotebookOnPage.open(page);
  const cell = mine.cell('first-cell');
  await cell.write('"private"');
  await page.goto(link);
  const review = page.getByRole('dialog', { name: 'Look before you take it' });
  await expect(review.getByText('You have edits of your own here')).toBeVisible();
  await expect(review.getByRole('button', { name: 'Take 0 texts' })).toHaveAttribute('aria-disabled', 'true');
  await review.getByRole('checkbox').check();
  await review.getByRole('button', { name: 'Take this text' }).click();
  await expect(cell.text(/friendly/)).toBeVisible();
  await expect(cell.text('Not run yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cell.text(/private/)).toBeVisible();
  expect(page.url()).not.toContain('#edits');
});

test('the cells of another notebook become cells of one’s own, and leave with the next file', async ({ page }) => {
  const notebook = await NotebookOnPage.open(page);
  const share = await openShare(notebook);
  const theirs = { nbformat: 4, nbformat_minor: 5, metadata: { kernelspec: { name: 'deno' } }, cells: [{ cell_type: 'markdown', source: '# Brought along', metadata: {} }, { cell_type: 'code', source: 'const brought = 6;\nbrought * 7', metadata: {}, outputs: [], execution_count: null }] };
  await share.getByLabel('Open a notebook (.ipynb)').setInputFiles({ name: 'theirs.ipynb', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(theirs)) });
  const review = page.getByRole('dialog', { name: 'Look before you take it' });
  await expect(review.getByRole('checkbox', { name: 'Add them as cells of your own, at the end of the notebook' })).toBeChecked();
  await expectAccessible(page, 'dialog');
  await review.getByRole('button', { name: 'Take 2 texts' }).click();
  await expect(page.getByText('2 cells were added at the end. Nothing was run.')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { name: 'Brought along' })).toBeVisible();
  await expect(page.getByRole('region', { name: /^Cell own-/ }).getByText('brought * 7')).toBeVisible();

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Brought along' })).toBeVisible();
  const { text } = await download(await openShare(notebook), 'Notebook (.ipynb)');
  expect(text).toContain('# Brought along');
  expect(text).toContain('const brought = 6;');
});

test('an answer to an exercise comes with a link, into the open page', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const notebook = await NotebookOnPage.open(page);
  const link = await notebook.page.evaluate(async () => {
    const text = JSON.stringify({ lesson: 'deep-learning/welcome', texts: [['exercise:first-check', 'const brought = 1;'], ['cell:no-such', '<img src=x onerror=alert(1)>']] });
    const packed = new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')));
    const bytes = new Uint8Array(await packed.arrayBuffer());
    return `#edits=1.${btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
  });
  await page.goto(LESSON + link);
  const review = page.getByRole('dialog', { name: 'Look before you take it' });
  await expect(review.getByText('The lesson has no no-such any more')).toBeVisible();
  await review.getByRole('button', { name: 'Take this text' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.locator('#exercise-first-check').getByText('brought')).toBeVisible();
});

test('a broken link and a file in Python are refused in words, by keyboard, and nothing changes', async ({ page }) => {
  await page.goto(`${LESSON}#edits=1.AAAA____`);
  const dialog = page.getByRole('dialog', { name: 'Share and take along' });
  await expect(dialog.getByRole('alert')).toContainText('does not hold edits that can be read');
  const python = { nbformat: 4, nbformat_minor: 5, metadata: { kernelspec: { name: 'python3', language: 'python' } }, cells: [] };
  await dialog.getByLabel('Open a notebook (.ipynb)').setInputFiles({ name: 'theirs.ipynb', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(python)) });
  await expect(dialog.getByRole('alert')).toContainText('theirs.ipynb is written in python, and cells here run TypeScript.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('epoch.draft')))).toEqual([]);
});
