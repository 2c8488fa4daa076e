/** Ways through the course: search, glossary, map, and back to where one was. */
import { expect, LESSON, test } from './fixtures.ts';

test('search finds a lesson, a heading and a term as one types, and the address keeps the query', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Search' }).click();
  const query = page.getByRole('searchbox');
  await expect(query).toBeFocused();
  await query.fill('perceptr');
  await expect(page.getByRole('link', { name: 'The perceptron', exact: true }).first()).toBeVisible();
  await query.fill('threshold');
  await expect(page.getByText('Term in The perceptron').first()).toBeVisible();
  await query.fill('zeppelin');
  await expect(page.getByRole('main').getByRole('status')).toContainText('Nothing has “zeppelin” in it');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(0);
  await query.fill('concert eight');
  await page.getByRole('link', { name: 'The concert, all eight cases' }).click();
  await expect(page).toHaveURL(/\/perceptron#the-concert-all-eight-cases$/);
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('concert eight');
  await expect(page.getByRole('link', { name: 'The concert, all eight cases' })).toBeVisible();
});

test('search goes on without a connection, and says so when it has nothing to search in', async ({ page, context, expectedErrors }) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED|RSC payload/);
  await page.route('**/api/search-index', (route) => route.abort());
  await page.goto('/search?q=bias');
  await expect(page.getByText('could not be fetched')).toBeVisible();
  await page.unroute('**/api/search-index');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: 'bias', exact: true })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('searchbox').fill('tensor');
  await expect(page.getByRole('link', { name: 'tensor', exact: true })).toBeVisible();
});

test('the glossary leads to the lesson that introduces a term and to those that use it', async ({ page }) => {
  await page.goto('/courses/deep-learning/glossary');
  const entry = page.locator('#term-bias');
  await expect(entry).toContainText('Introduced in The perceptron');
  await expect(entry.getByRole('link', { name: 'Backpropagation, step by step' })).toBeVisible();
  await entry.getByRole('link', { name: 'The perceptron' }).click();
  await expect(page).toHaveURL(/\/perceptron#term-bias$/);
  await expect(page.locator('#term-bias')).toBeInViewport();
});

test('the map says what each lesson builds on and leads to it', async ({ page }) => {
  await page.goto('/courses/deep-learning/map');
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Backpropagation, step by step' }) });
  await expect(row).toContainText('Builds on');
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    // the end of an arc and the row of its lesson are as high
    const apart = await page.evaluate(() => {
      const middles = (selector: string): readonly number[] => [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect()).map(({ top, height }) => top + height / 2);
      const rows = middles('li[data-slug]');
      const dots = middles('circle[data-standing]');
      return Math.max(rows.length - dots.length, ...rows.map((middle, index) => Math.abs(middle - (dots[index] ?? 0))));
    });
    expect(apart, `at ${String(width)} px`).toBeLessThan(2);
    const cut = await page.locator('li[data-slug] > span').evaluateAll((lines) => lines.filter(({ scrollHeight, clientHeight, scrollWidth, clientWidth }) => scrollHeight > clientHeight + 2 || scrollWidth > clientWidth + 2).map(({ textContent }) => textContent));
    expect(cut, `at ${String(width)} px`).toEqual([]);
  }
  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Backpropagation, step by step');
});

test('a reader comes back to the section that was left', async ({ page }) => {
  await page.goto('/courses/deep-learning');
  await expect(page.getByText('You were reading')).toHaveCount(0);
  await page.goto(LESSON);
  const heading = page.locator('article h2').nth(2);
  const words = await heading.innerText();
  await heading.evaluate((element) => element.scrollIntoView());
  await expect(page.getByRole('navigation', { name: 'On this page' }).locator('[aria-current]')).toHaveText(words);
  await page.goto('/courses/deep-learning');
  const place = page.getByText('You were reading');
  await expect(place).toContainText(words);
  await place.getByRole('link').click();
  await expect(page.locator('article h2').nth(2)).toBeInViewport();
});
