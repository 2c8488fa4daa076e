/** An author writes a lesson: the preview follows and runs, mistakes stand at their lines, nothing is lost, and learners get it. */
import { expect, expectAccessible, test } from './fixtures.ts';
import { LESSON_FILE, StudioOnPage } from './studio-actions.ts';

test('an author writes, sees it run, and publishes it', async ({ page, baseURL }) => {
  const studio = await StudioOnPage.open(page, baseURL ?? '');
  await expect(studio.preview.getByRole('heading', { level: 1 })).toBeVisible();
  // alone in its frame
  await expect(studio.preview.locator('body > header')).toBeHidden();

  await test.step('the preview follows and runs a cell', async () => {
    await studio.goTo('end');
    await studio.write('\n\n## A new part\n\nWritten **just** now.\n\n```ts cell id=fresh\n6 * 7\n```\n');
    await expect(studio.preview.getByText('Written just now.')).toBeVisible();
    const cell = studio.preview.getByRole('region', { name: 'Cell fresh' });
    await cell.getByRole('button', { name: 'Run fresh' }).click();
    await expect(cell.getByText('42')).toBeVisible();
    // what ran stays while the author goes on
    await studio.goTo('end');
    await studio.write('\nAnd more.\n');
    await expect(studio.preview.getByText('And more.')).toBeVisible();
    await expect(cell.getByText('42')).toBeVisible();
  });

  await test.step('a mistake is marked at its line, and its row leads there', async () => {
    await studio.write('\n<Calout kind="note">Hm</Calout>\n');
    await expect(studio.mistakes.getByText(/did you mean <Callout>/)).toBeVisible();
    await expect(page.locator('.squiggly-error')).toBeVisible();
    await studio.goTo('start');
    await studio.mistakes.getByRole('button').click();
    await expect(studio.textbox).toBeFocused();
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Backspace');
    await expect(page.getByText('No mistakes found')).toBeVisible();
  });

  await test.step('tags are completed from the list', async () => {
    await studio.goTo('end');
    await page.keyboard.type('\nPress <kb');
    await expect(page.locator('.suggest-widget .monaco-list-row', { hasText: 'kbd' })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Esc');
    await page.keyboard.press('Tab'); // behind the tag
    await page.keyboard.type(' twice.');
    await expect(studio.preview.getByText('Press Esc twice.')).toBeVisible();
  });

  await test.step('Escape leaves the editor, and Tab goes on', async () => {
    await page.keyboard.press('Escape');
    await expect(studio.block).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(studio.block).not.toBeFocused();
  });

  await test.step('it is saved, and there after a reload', async () => {
    await page.keyboard.press('ControlOrMeta+S');
    await studio.expectSaved();
    expect(await studio.readSaved(LESSON_FILE)).toContain('Written **just** now.');
    await studio.reopen();
    await expect(studio.preview.getByText('Written just now.')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('it is checked and published', async () => {
    await studio.button('Publish…').click();
    const dialog = page.getByRole('dialog', { name: 'Check and publish' });
    await dialog.getByRole('button', { name: 'Publish now' }).click();
    await expect(dialog.getByRole('status')).toHaveText('Published: learners see it now.', { timeout: 60_000 });
    await expect(dialog.getByText('live', { exact: true })).toBeVisible();
    await page.goto(`/courses/${studio.course}/first-lesson`);
    await expect(page.getByText('Written just now.')).toBeVisible();
  });
});

test('two authors never overwrite one another', async ({ page, context, baseURL, expectedErrors }) => {
  expectedErrors.push(/409 \(Conflict\)/);
  const mine = await StudioOnPage.open(page, baseURL ?? '');
  const theirs = await StudioOnPage.again(await context.newPage(), mine);
  await theirs.goTo('end');
  await theirs.write('\nTheir last words.');
  await theirs.page.keyboard.press('ControlOrMeta+S');
  await theirs.expectSaved();

  await mine.goTo('end');
  await mine.write('\nMy last words.');
  await mine.page.keyboard.press('ControlOrMeta+S');
  const conflict = mine.page.getByRole('region', { name: 'Two versions of lesson.mdx' });
  await expect(conflict.getByRole('alert')).toContainText('Nothing is overwritten');
  await expect(conflict.locator('.view-lines').first()).toContainText('Their');
  expect(await mine.readSaved(LESSON_FILE)).toContain('Their last words.');
  await expectAccessible(mine.page);

  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await mine.expectSaved();
  const saved = await mine.readSaved(LESSON_FILE);
  expect(saved).toContain('My last words.');
  expect(saved).not.toContain('Their last words.');

  // what was there stays in the history, and comes back
  await mine.button('History').click();
  const history = mine.page.getByRole('dialog', { name: 'Version history' });
  await history.getByRole('button', { name: 'Compare with now' }).last().click();
  await history.getByRole('button', { name: 'Bring this version back' }).click();
  await expect(history).toBeHidden();
  expect(await mine.readSaved(LESSON_FILE)).not.toContain('My last words.');
});

test('what no server has yet survives the page', async ({ page, baseURL, expectedErrors }) => {
  expectedErrors.push(/ERR_FAILED|Failed to load resource/);
  const studio = await StudioOnPage.open(page, baseURL ?? '');
  await page.route('**/api/studio/**', (route) => route.abort());
  await studio.goTo('end');
  await studio.write('\nWritten without a server.');
  await page.keyboard.press('ControlOrMeta+S');
  await expect(page.locator('[data-save]')).toContainText('This browser keeps your text');
  await page.reload();
  await page.unroute('**/api/studio/**');
  await studio.reopen();
  await expect(page.getByText(/had not been saved was found in this browser/)).toBeVisible();
  await studio.expectSaved();
  expect(await studio.readSaved(LESSON_FILE)).toContain('Written without a server.');
});
