/** The notebook of a lesson: running, stopping, editing, and what is kept. */
import type { Page } from '@playwright/test';
import { basename, dirname } from 'node:path';
import { toLessonSlug } from '#lib/course/lesson-order.ts';
import { expect, test } from './fixtures.ts';
import { NotebookOnPage } from './notebook-actions.ts';
import { COURSES, listFiles } from './published.ts';

/** Every lesson there is. */
const LESSONS = listFiles(COURSES, (path) => basename(path) === 'lesson.mdx').map((path) => ({ course: basename(dirname(dirname(path))), lesson: toLessonSlug(basename(dirname(path))) }));

for (const width of [1280, 900, 390]) {
  test(`what the bar gets with the kernel moves nothing, at ${width} px: a press hits what it was meant for`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const notebook = await NotebookOnPage.open(page);
    await expect(page.locator('html:not([data-arriving])')).toHaveCount(1);
    const [cell] = await notebook.cells();
    if (!cell) throw new Error('Expected the lesson to have a cell');
    const tops = await cell.region.evaluateHandle((region) => {
      const seen = new Set<number>();
      const watch = { look: (): void => (seen.add(Math.round(region.getBoundingClientRect().top + window.scrollY)), void requestAnimationFrame(watch.look)) };
      watch.look();
      return seen;
    });
    await cell.region.hover();
    await expect(notebook.toolbar.getByText('Ready')).toBeVisible();
    await notebook.press('Run all');
    await expect(notebook.toolbar.getByRole('combobox', { name: 'Backend' })).toBeVisible();
    expect(await tops.evaluate((seen) => [...seen])).toHaveLength(1);
  });
}

test.describe('running', () => {
  test('nothing runs by itself, and a cell shows the value of its last line', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    const first = notebook.cell('first-cell');
    await expect(first.text('Not run yet')).toBeVisible();
    await first.run();
    await first.expectDone();
    await expect(first.output).toHaveText('6');
    await expect(notebook.cell('make-visits').text('Not run yet')).toBeVisible();
  });

  test('a press on Run before the page is alive is not lost', async ({ page }) => {
    let arrive: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/\/_next\/static\/.*\.js/, async (route) => {
      await late;
      await route.continue();
    });
    await page.goto('/courses/deep-learning/welcome', { waitUntil: 'commit' });
    const cell = new NotebookOnPage(page).cell('make-visits');
    await cell.run();
    await expect(page.locator('iframe[title="Kernel"]')).toBeAttached();
    arrive();
    await cell.expectDone();
    await expect(page.locator('iframe[title="Kernel"]')).toHaveCount(1);
  });

  test('Shift+Enter runs and goes on, Ctrl+Enter runs and stays', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    const [first, second] = [notebook.cell('first-cell'), notebook.cell('make-visits')];
    await first.block.focus();
    await page.keyboard.press('Shift+Enter');
    await expect(second.block).toBeFocused();
    await first.expectDone();
    await page.keyboard.press('ControlOrMeta+Enter');
    await second.expectDone();
    await expect(second.block).toBeFocused();
  });

  test('names are shared, and a cell whose names were given anew says that it is out of date', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    const [make, count] = [notebook.cell('make-visits'), notebook.cell('count-visits')];
    await make.run();
    await count.run();
    await expect(count.output).toHaveText('1');
    await count.run();
    await expect(count.output).toHaveText('2');
    await make.run();
    await expect(count.text(/Out of date: make-visits changed/)).toBeVisible();
    await count.run();
    await expect(count.output).toHaveText('1');
    await expect(count.text(/Out of date/)).toBeHidden();
  });

  for (const { course, lesson } of LESSONS) {
    test(`every cell of ${lesson} runs, and running all again leaves no tensor behind`, async ({ page }) => {
      const notebook = await NotebookOnPage.open(page, lesson, course);
      const cells = await notebook.cells();
      expect(cells.length).toBeGreaterThan(0);
      const tensors: (string | null)[] = [];
      for (let time = 1; time <= 2; time += 1) {
        await notebook.press('Run all');
        for (const [index, cell] of cells.entries()) {
          await expect(cell.text(`Run number ${(time - 1) * cells.length + index + 1}`)).toBeAttached({ timeout: 30_000 });
          await cell.expectDone();
        }
        await expect(notebook.toolbar.getByText('Ready')).toBeVisible();
        tensors.push((await notebook.toolbar.innerText()).match(/\d+ tensors?/)?.[0] ?? null);
      }
      expect(tensors[1]).toBe(tensors[0]);
    });
  }

  test('run above runs what stands above and nothing else', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    await notebook.cell('count-visits').block.focus();
    await notebook.press('Run above');
    await notebook.cell('make-visits').expectDone();
    await expect(notebook.cell('first-cell').output).toHaveText('6');
    await expect(notebook.cell('count-visits').text('Not run yet')).toBeVisible();
  });

  test('an error names its place, and the place opens the editor there', async ({ page }) => {
    const cell = (await NotebookOnPage.open(page)).cell('first-cell');
    await cell.write('const fine = 1;\nfine.missing.deeper;');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(cell.text(/^Failed after/)).toBeVisible();
    await expect(cell.output).toContainText('TypeError');
    await page.keyboard.press('ControlOrMeta+Home');
    await cell.button(/Go to line 2/).click();
    await expect(cell.editor).toBeFocused();
  });
});

test.describe('stopping', () => {
  test('an endless loop stops at once, and the next cell runs', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    const [first, second] = [notebook.cell('first-cell'), notebook.cell('make-visits')];
    await second.run();
    await second.expectDone();
    await first.write('while (true) {}');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(first.text('Running')).toBeVisible();
    await first.stop();
    await expect(first.text(/^Stopped/)).toBeVisible();
    await expect(second.text('State was lost: run it again')).toBeVisible();
    await second.run();
    await second.expectDone();
  });

  test('stop also empties the queue', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    await notebook.cell('first-cell').write('await new Promise(() => {})');
    await notebook.press('Run all');
    await expect(notebook.cell('make-visits').text('Queued')).toBeVisible();
    await notebook.press('Stop');
    await expect(notebook.cell('make-visits').text('Not run yet')).toBeVisible();
    await expect(notebook.toolbar.getByText('Ready')).toBeVisible();
  });

  test('restart throws the names away, and says so', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    const [make, count] = [notebook.cell('make-visits'), notebook.cell('count-visits')];
    await make.run();
    await make.expectDone();
    await notebook.press('Restart');
    await expect(make.text('State was lost: run it again')).toBeVisible();
    await count.run();
    await expect(count.output).toContainText('visits');
    await expect(count.text(/^Failed after/)).toBeVisible();
  });
});

test.describe('a page that lives', () => {
  test('a flood of console lines leaves the page responsive', async ({ page }) => {
    const cell = (await NotebookOnPage.open(page)).cell('first-cell');
    await cell.write("for (let line = 0; line < 300_000; line += 1) console.log('a line of some length, number', line);");
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(cell.output.getByRole('group', { name: 'Console' })).toBeVisible();
    await cell.expectDone();
    await expect(cell.output).toContainText(/more (console )?lines/);
  });

  test('an array of ten million elements is shown folded', async ({ page }) => {
    const cell = (await NotebookOnPage.open(page)).cell('first-cell');
    await cell.write('Array.from({ length: 10_000_000 }, (_, index) => index)');
    await page.keyboard.press('ControlOrMeta+Enter');
    await cell.expectDone();
    await cell.output.locator('summary').click();
    await cell.output.getByRole('button', { name: /9,999,980 more/ }).click();
    await expect(cell.output).toContainText('not sent to the page');
  });

  test('a curve and a progress bar grow while the cell runs', async ({ page }) => {
    const cell = (await NotebookOnPage.open(page)).cell('first-cell');
    await cell.write(
      [
        "import { curve, progress } from 'epoch/display';",
        "const chart = curve({ title: 'Falling', yLabel: 'loss' });",
        "const bar = progress(50, 'steps');",
        'for (let step = 0; step < 50; step += 1) { chart.add({ loss: 1 / (step + 1) }); bar.step(); await new Promise((next) => setTimeout(next, 20)); }',
      ].join('\n'),
    );
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(cell.output.getByRole('progressbar', { name: 'steps' })).toHaveAttribute('aria-valuenow', /^([1-9]|[1-4]\d)$/);
    await cell.expectDone();
    await expect(cell.output.getByRole('figure', { name: 'Falling' })).toContainText('loss: 50 points, from 1 to 0.02');
    await cell.button('Table').click();
    await expect(cell.output.getByRole('row')).toHaveCount(51);
  });
});

test.describe('edits', () => {
  test('survive a reload, and can be taken back and forth', async ({ page }) => {
    const cell = (await NotebookOnPage.open(page)).cell('first-cell');
    await cell.write('6 * 7');
    await page.reload();
    await expect(cell.block).toHaveText('6 * 7');
    await cell.button('Reset first-cell').click();
    await expect(cell.block).toContainText('students * tests');
    await cell.button('Undo').click();
    await expect(cell.block).toHaveText('6 * 7');
    await expect(cell.text('Not run yet')).toBeVisible();
  });

  test('of a second tab appear in the first, and never replace what is being typed', async ({ page, context }) => {
    const here = (await NotebookOnPage.open(page)).cell('first-cell');
    const otherPage = await context.newPage();
    const there = (await NotebookOnPage.open(otherPage)).cell('first-cell');
    await there.write('40 + 2');
    await expect(here.block).toHaveText('40 + 2');

    // Both type before either has heard of the other's text.
    await here.block.click();
    await expect(here.editor).toBeFocused();
    await Promise.all([page.keyboard.insertText('1 + '), otherPage.keyboard.insertText('2 + ')]);
    const question = (tab: Page) => tab.getByRole('alert', { name: 'Two versions of this cell' });
    await expect.poll(async () => (await question(page).count()) + (await question(otherPage).count())).toBeGreaterThan(0);
    const asking = (await question(page).count()) > 0 ? page : otherPage;
    await expect(question(asking)).toContainText('1 + ');
    await expect(question(asking)).toContainText('2 + ');
    await question(asking).getByRole('button', { name: 'Keep this one' }).click();
    await expect(question(asking)).toBeHidden();
  });

  test('leave the editor by Escape, then Tab goes on', async ({ page }) => {
    const cell = (await NotebookOnPage.open(page)).cell('first-cell');
    await cell.block.focus();
    await page.keyboard.press('Enter');
    await expect(cell.editor).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(cell.block).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(cell.block).not.toBeFocused();
    await expect(cell.editor).not.toBeFocused();
  });

  test('of several cells, each in an editor of its own with what the others declare', async ({ page }) => {
    const notebook = await NotebookOnPage.open(page);
    const cells = (await notebook.cells()).slice(0, 3);
    for (const [index, cell] of cells.entries()) {
      await cell.write(index === 0 ? 'const first: number = 41' : 'first + 1');
      // the help of the language comes later than the editor, and must not break the next one
      await expect.poll(() => page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/ts.worker.js')))).toBe(true);
      await page.keyboard.press('ControlOrMeta+Enter');
      await cell.expectDone();
    }
    await expect(cells[2]!.output).toHaveText('42');
  });

  test('with reduced motion every editor takes the keyboard as soon as it is there', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const notebook = await NotebookOnPage.open(page);
    // the first loads the editor, the second finds it loaded
    for (const id of ['first-cell', 'make-visits']) await notebook.cell(id).write('1');
  });

  test('work without the editor’s files, in a light editor that says so', async ({ page, expectedErrors }) => {
    expectedErrors.push(/net::ERR_FAILED.*\/monaco\//);
    await page.route('**/monaco/**', (route) => route.abort());
    const cell = (await NotebookOnPage.open(page)).cell('first-cell');
    await cell.write('1 + 1');
    await expect(cell.text(/full editor could not be loaded/)).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Enter');
    await cell.expectDone();
    await expect(cell.output).toHaveText('2');
  });
});

test.describe('the checker in the editor', () => {
  for (const [lesson, cell] of [['backprop-step-by-step', 'forward-pass'], ['gradient-descent', 'step-by-hand']] as const) {
    test(`knows console and the names of other cells in ${cell}, and marks wrong types`, async ({ page }) => {
      const notebook = await NotebookOnPage.open(page, lesson);
      const shown = notebook.cell(cell);
      await shown.button(`Edit ${cell}`).click();
      await expect(shown.editor).toBeFocused();
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.insertText("\nconst wrong: number = 'a';\nconst bad: number = 'b';\nconst odd: number = 'c';");
      // the three lines just written and nothing else: with them the rest has been looked at as well
      await expect(shown.region.locator('.squiggly-error')).toHaveCount(3, { timeout: 30_000 });
    });
  }
});
