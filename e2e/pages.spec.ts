/** Every page: readable, reachable by keyboard, the right size at every width, in both themes and on paper. */
import type { Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { expect, expectAccessible, LESSON, test } from './fixtures.ts';
import { NotebookOnPage } from './notebook-actions.ts';

const PAGES: readonly { readonly name: string; readonly path: string; readonly errors?: RegExp }[] = [
  { name: 'home', path: '/' },
  { name: 'the course', path: '/courses/deep-learning' },
  { name: 'a lesson', path: LESSON },
  { name: 'the course map', path: '/courses/deep-learning/map' },
  { name: 'the glossary', path: '/courses/deep-learning/glossary' },
  { name: 'search', path: '/search?q=bias' },
  { name: 'my submissions', path: '/submissions' },
  { name: 'creating an account', path: '/sign-up' },
  { name: 'a page that does not exist', path: '/nowhere', errors: /status of 404/ },
];

/** Bytes of script, gzipped, that a lesson may send before its first cell is run. */
const SCRIPT_LIMIT = 160_000;

/** ms; axe looks at every element of a long lesson */
const AXE_TIMEOUT = 120_000;

for (const { name, path, errors } of PAGES) {
  test.describe(name, () => {
    test.beforeEach(({ expectedErrors }) => {
      if (errors) expectedErrors.push(errors);
    });

    for (const theme of ['light', 'dark'] as const) {
      test(`has nothing that axe objects to, ${theme}`, async ({ page }) => {
        test.setTimeout(AXE_TIMEOUT);
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await page.goto(path);
        await expectAccessible(page);
      });
    }

    test('does not scroll sideways at any width', async ({ page }) => {
      await page.goto(path);
      for (const width of [320, 390, 768, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(() => document.fonts.ready);
        await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: `at ${String(width)} px` }).toBeLessThanOrEqual(width);
      }
    });

    test('offers to skip to its content first', async ({ page }) => {
      await page.goto(path);
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', { name: 'Skip to content' });
      await expect(skip).toBeFocused();
      await expect(skip).toBeInViewport();
      await page.keyboard.press('Enter');
      await expect(page.locator('main')).toBeFocused();
    });
  });
}

test('a visitor who chose dark gets dark pages from the first byte', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Colour theme' }).selectOption('Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  const answer = await page.request.get(LESSON);
  expect(await answer.text()).toMatch(/<html[^>]* data-theme="dark"/);
  await page.goto(LESSON);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(dark);

  await page.getByRole('combobox', { name: 'Colour theme' }).selectOption('System');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(dark);
});

test('a reader goes from home to a lesson and on, by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await tabTo(page, 'Start the course');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/courses\/deep-learning\/welcome$/);
  await expect(page.getByRole('navigation', { name: 'On this page' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Lessons' }).getByRole('link').last().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/courses\/deep-learning\/rules-to-learning$/);
});

test('the contents beside a lesson mark the section that is being read', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(LESSON);
  const links = page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
  await links.nth(2).click();
  await expect(links.nth(2)).toHaveAttribute('aria-current', 'location');
});

test('a long lesson is laid out piece by piece only until it is quiet, and who goes somewhere meanwhile stays there', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(LESSON);
  const whole = page.locator('html:not([data-arriving])');
  await expect(whole).toHaveCount(0);
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Recap' }).click();
  await expect(whole).toHaveCount(1);
  const heading = page.getByRole('heading', { name: 'Recap' });
  await expect.poll(async () => (await heading.boundingBox())?.y).toBeLessThan(200);
  await expect(heading).toBeInViewport();

  const readPlace = (): Promise<number> => page.evaluate(() => window.scrollY);
  const place = await readPlace();
  await page.reload();
  await expect.poll(readPlace).toBe(place);
  await expect(whole).toHaveCount(1);
});

test('a long lesson is laid out whole in a browser that is never idle, too', async ({ page }) => {
  await page.addInitScript(() => {
    window.requestIdleCallback = (callback, options) => {
      if (options?.timeout !== undefined) setTimeout(() => callback({ didTimeout: true, timeRemaining: () => 0 }), options.timeout);
      return 0;
    };
  });
  await page.goto(LESSON);
  await expect(page.locator('html[data-arriving]')).toHaveCount(1);
  await expect(page.locator('html[data-arriving]')).toHaveCount(0);
});

test('on a phone the contents open and close', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(LESSON);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  const toggle = contents.getByRole('button');
  await expect(contents.getByRole('link').first()).toBeHidden();
  await toggle.click();
  await contents.getByRole('link').first().click();
  await expect(contents.getByRole('link').first()).toBeHidden();
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
});

test('a lesson does not move while its fonts and formulas arrive', async ({ page }) => {
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value } = entry as PerformanceEntry & { readonly value: number };
        window.sessionStorage.setItem('shift', String(Number(window.sessionStorage.getItem('shift') ?? 0) + value));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(LESSON);
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(Number(await page.evaluate(() => window.sessionStorage.getItem('shift') ?? 0))).toBeLessThan(0.02);
});

test('the network on the home page learns in the page', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await expect(page.getByText('E = 0.298371109')).toBeVisible();
  await page.getByRole('button', { name: '+1', exact: true }).click();
  await expect(page.getByText('E = 0.291027774')).toBeVisible();
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('button', { name: '+10,000' }).click();
  await expect(page.getByText('E = 0.000035102')).toBeVisible();
});

test('a lesson sends little script before its first cell is run', async ({ page }) => {
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(LESSON, { waitUntil: 'networkidle' });
  const sizes = await Promise.all(scripts);
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(SCRIPT_LIMIT);
});

test('without a connection the page says what still works', async ({ page, context, expectedErrors }) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED/);
  await page.goto(LESSON);
  await context.setOffline(true);
  await expect(page.getByRole('status').filter({ hasText: 'You are offline' })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('You are offline')).toBeHidden();
});

test('what is wider than a phone fades at its edge until its end is in sight', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const notebook = await NotebookOnPage.open(page, 'activation-functions');
  const cell = notebook.cell('collapse');
  await cell.write("import { table } from 'epoch/display';\ntable([{ 'a long name': 1, 'a longer name': 2, 'the longest of the names': 3, 'and a last one': 4 }]);");
  await cell.run();
  await cell.expectDone();
  for (const box of [cell.output.locator('[data-fades]'), page.locator('.prose [data-table]').first()]) {
    await box.scrollIntoViewIfNeeded();
    const mask = () => box.evaluate((element) => getComputedStyle(element).maskImage);
    await expect.poll(mask).toContain('linear-gradient');
    await box.evaluate((element) => element.scrollTo({ left: element.scrollWidth, behavior: 'instant' }));
    await expect.poll(mask).toBe('none');
  }
});

test('a lesson prints as a chapter', async ({ page }) => {
  await page.goto(LESSON);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const chrome of ['body > header', 'body > footer', 'nav', 'main button', 'main select']) {
    for (const part of await page.locator(chrome).all()) await expect(part).toBeHidden();
  }
  const colours = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    return { backgroundColor, color };
  });
  expect(colours).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(29, 28, 26)' });
});

async function tabTo(page: Page, name: string): Promise<void> {
  const link = page.getByRole('link', { name });
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    if (await link.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Expected the Tab key to reach “${name}” within 30 presses`);
}
