/** An author under `npm run dev`, in a real browser: what is saved shows in the open page, what the reader did stays, mistakes stand at their place. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEpochDev } from './epoch-server.ts';
import { expect, test } from './fixtures.ts';

test('a saved lesson shows at once, its reader keeps what was done, and a mistake stands at its place until it is mended', async ({ page, expectedErrors }) => {
  test.setTimeout(300_000);
  // a page of the development server that is asked for before the first publication
  expectedErrors.push(/404/);
  const folder = await mkdtemp(join(tmpdir(), 'epoch-live-'));
  const courses = join(folder, 'courses');
  await cp('lib/server/content/fixtures/tiny', join(courses, 'tiny'), { recursive: true });
  const file = join(courses, 'tiny/01-first/lesson.mdx');
  const text = (await readFile(file, 'utf8')).replace(/!\[[^\]]*\]\([^)]*\)/g, 'an image');
  await writeFile(file, text);
  const server = await startEpochDev({ dataDir: join(folder, 'data'), courses });
  try {
    await expect.poll(async () => (await page.goto(`${server.url}/courses/tiny/first`))?.status(), { timeout: 120_000 }).toBe(200);
    const cell = page.getByRole('region', { name: 'Cell twice' });
    await cell.getByRole('button', { name: 'Run twice' }).click();
    await expect(cell.getByText('6', { exact: true })).toBeVisible({ timeout: 60_000 });
    await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));

    await writeFile(file, `${text}\nThe author writes **on**.\n`);
    await expect(page.getByText('The author writes on.')).toBeVisible();
    await expect(cell.getByText('6', { exact: true })).toBeVisible();

    await writeFile(file, `${text}\nThe author <Errs /> here.\n`);
    const mistake = page.getByRole('alert').filter({ hasText: '<Errs>' }).or(page.getByText('<Errs>')).first();
    await expect(mistake).toBeVisible();
    await expect(page.getByText('The author writes on.')).toBeVisible();

    await writeFile(file, `${text}\nThe author mends it.\n`);
    await expect(page.getByText('The author mends it.')).toBeVisible();
    await expect(page.getByText('<Errs>')).toHaveCount(0);
    await expect(cell.getByText('6', { exact: true })).toBeVisible();
    expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true);
  } finally {
    // or it would miss its server
    await page.goto('about:blank');
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
