/** A lesson's next version meets what a learner has written in the last one. */
import { expect, expectAccessible, test } from './fixtures.ts';
import { LimitedCourse } from './limited-course.ts';
import { NotebookOnPage } from './notebook-actions.ts';

const course = new LimitedCourse('limited-versions');

test.afterAll(() => course.withdraw());

test('edits stay when the author changes their cell; the three texts can be compared, and either one kept', async ({ page }) => {
  await course.publish({ attempts: {}, cell: 'const answer = 1;\nanswer' });
  await page.goto(course.lesson);
  const notebook = new NotebookOnPage(page);
  await expect(notebook.toolbar).toHaveAttribute('data-alive', 'true');
  const cell = notebook.cell('start');
  await cell.write('const answer = 40;\nanswer + 2');
  await page.reload();
  await expect(cell.block).toContainText('answer + 2');

  await course.publish({ attempts: {}, cell: 'const answer = 3;\nanswer' });
  await page.reload();
  await expect(cell.block).toContainText('answer + 2');
  const change = page.getByRole('region', { name: 'A new version of this cell' });
  await change.getByRole('button', { name: 'Compare' }).click();
  await expect(change.getByRole('group', { name: 'Text: Yours' })).toContainText('answer + 2');
  await expect(change.getByRole('group', { name: 'Text: The author’s when you began' })).toContainText('const answer = 1;');
  await expect(change.getByRole('group', { name: 'Text: The author’s now' })).toContainText('const answer = 3;');
  await expectAccessible(page, '#cell-start');
  await change.getByRole('button', { name: 'Keep mine' }).click();
  await expect(change).toBeHidden();
  await page.reload();
  await expect(cell.block).toContainText('answer + 2');
  await expect(change).toBeHidden();

  await course.publish({ attempts: {}, cell: 'const answer = 4;\nanswer' });
  await page.reload();
  await change.getByRole('button', { name: 'Take the new one' }).click();
  await expect(cell.block).toContainText('const answer = 4;');
  await expect(page.getByText('This cell is the author’s again.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cell.block).toContainText('answer + 2');
});
