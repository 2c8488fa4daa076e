/** The studio's lists: an instructor makes a course, checks and publishes it, and takes it out of sight again. */
import { randomUUID } from 'node:crypto';
import { COURSE, expect, expectAccessible, test } from './fixtures.ts';
import { grantRole, newEmail, signUpAs } from './people.ts';

test('a course is made, listed, published with its report, taken out as a zip and withdrawn', async ({ page, baseURL }) => {
  const email = newEmail('author');
  await signUpAs(page.request, baseURL!, 'Ada', email);
  await page.goto('/studio');
  await expect(page.getByRole('heading', { name: 'A new course' })).toHaveCount(0);
  await grantRole(email, COURSE, 'instructor');
  await page.reload();
  await expectAccessible(page);

  const slug = `studio-${randomUUID().slice(0, 8)}`;
  await page.getByLabel('Title').fill('Small networks');
  await page.getByLabel('Name in the address').fill(slug);
  await page.getByRole('button', { name: 'Make the course' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Small networks' })).toBeVisible();
  const lessons = page.getByRole('region', { name: 'Lessons' });
  await expect(lessons.getByText('Not published')).toBeVisible();

  await page.getByRole('button', { name: 'Publish all lessons' }).click();
  const releases = page.getByRole('list', { name: 'Checks and publications, newest first' });
  await expect(releases.locator('[data-release="published"]')).toContainText('asked by Ada', { timeout: 60_000 });
  await expect(lessons.getByText('Published', { exact: true })).toBeVisible();
  await releases.getByText('Report').click();
  await expect(releases).toContainText('1 lesson, 2 cells');
  await expectAccessible(page);

  const zip = await page.request.get(`/api/studio/courses/${slug}/export`);
  expect([zip.status(), zip.headers()['content-type'], (await zip.body()).subarray(0, 2).toString()]).toEqual([200, 'application/zip', 'PK']);
  expect((await page.request.get(`/courses/${slug}/first-lesson`)).status()).toBe(200);
  await page.getByRole('button', { name: 'Withdraw the course' }).click();
  await expect(lessons.getByText('Not published')).toBeVisible();
  expect((await page.request.get(`/courses/${slug}/first-lesson`)).status()).toBe(404);
});
