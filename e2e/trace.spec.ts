/** Looking into a computation: from an expression of a cell, from code, from a failed check. */
import { ANSWERS, ExerciseOnPage } from './exercise-actions.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { NotebookOnPage } from './notebook-actions.ts';

const CELL = ["import * as tf from '@tensorflow/tfjs';", 'const w = tf.variable(tf.tensor1d([-1, 2]));', 'const loss = () => w.log().square().mean();', 'w.print();'].join('\n');

test('an expression is traced from the keyboard: the first NaN, its line, the gradients', async ({ page }) => {
  const notebook = await NotebookOnPage.open(page);
  const [cell] = await notebook.cells();
  if (!cell) throw new Error('Expected the lesson to have a cell');
  await cell.write(CELL);
  await page.keyboard.press('ControlOrMeta+Enter');
  await cell.expectDone();

  // the last line of the cell becomes the expression
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.insertText('loss()');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('F9');
  const trace = cell.region.getByRole('region', { name: 'Trace of loss()' });
  await expect(trace).toContainText('The first value that is not finite is #2 log(w) (line 3).');
  await expect(trace.getByText('first NaN here')).toBeVisible();

  const row = trace.getByRole('listitem').nth(1);
  await row.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(row.getByText('Gradient', { exact: true })).toBeVisible();
  await expectAccessible(page, `#cell-${cell.id}`);
  await row.getByRole('button', { name: 'w', exact: true }).click();
  await expect(trace.getByRole('listitem').first().locator('summary')).toBeFocused();
  await row.getByRole('button', { name: `line 3 of ${cell.id}` }).click();
  await expect(cell.region.getByRole('textbox')).toBeFocused();

  // again: the newest trace takes the place of the one before
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.insertText('w.square().sum()');
  await page.keyboard.press('F9');
  await expect(cell.region.getByRole('region', { name: /^Trace of/ })).toHaveCount(1);
  await expect(cell.region.getByRole('region', { name: 'Trace of w.square().sum()' })).toContainText('2 operations. All its numbers are finite.');
});

test('an expression is traced before anything has run', async ({ page }) => {
  const notebook = await NotebookOnPage.open(page);
  const cell = notebook.cell('first-cell');
  await cell.write('missing.length');
  await page.keyboard.press('F9');
  await expect(cell.output).toContainText('It ended there: missing is not defined');
});

test('a failed check shows how the answer was computed', async ({ page }) => {
  const exercise = await ExerciseOnPage.open(page);
  await exercise.write(ANSWERS.right.replace('marks.add(bonus)', 'marks.mul(bonus)'));
  await exercise.check();
  await exercise.button('Trace this call').first().click();
  const trace = exercise.region.getByRole('region', { name: /^Trace of addBonus\(tf\.tensor/ });
  await expect(trace).toContainText('1 operation.');
  await trace.getByRole('listitem').nth(2).locator('summary').click();
  await expect(trace.getByText('mul(#1, #2)')).toBeVisible();
  await trace.getByRole('button', { name: 'line 3 of your answer' }).click();
  await expect(exercise.region.getByRole('textbox')).toBeFocused();
});
