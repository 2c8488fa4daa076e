/** From draft to learners and back: a date that comes, one that is taken back, a lesson withdrawn and an older version made live again. */
import { expect, expectAccessible, test } from './fixtures.ts';
import { StudioOnPage } from './studio-actions.ts';

/** What a field for a date takes, in the page's own time. */
const toLocal = (at: Date): string => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);

test.use({ timezoneId: Intl.DateTimeFormat().resolvedOptions().timeZone });

test('a lesson is scheduled, taken back, published when its time comes, withdrawn and rolled back', async ({ page, baseURL }) => {
  test.setTimeout(180_000);
  const studio = await StudioOnPage.open(page, baseURL ?? '');
  const live = `/courses/${studio.course}/first-lesson`;
  const status = async (): Promise<number> => (await page.request.get(live)).status();
  const dialog = page.getByRole('dialog', { name: 'Check and publish' });
  const verdict = dialog.getByRole('status');
  const field = dialog.getByLabel('or at');
  const versions = dialog.getByRole('region', { name: 'Published versions' });

  const liveRow = versions.getByRole('listitem').filter({ has: page.getByText('live', { exact: true }) });

  await test.step('a date far ahead is checked now, and can be taken back', async () => {
    await studio.button('Publish…').click();
    await field.fill(toLocal(new Date(Date.now() + 30 * 86_400_000)));
    await dialog.getByRole('button', { name: 'Publish then' }).click();
    await expect(verdict).toHaveText('All is well: it will be published at its date.', { timeout: 60_000 });
    await expect(dialog.locator('[data-release=scheduled]')).toContainText(/held at most \d+ MiB/);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Do not publish it' }).click();
    await expect(verdict).toHaveText('It was taken back.');
    expect(await status()).toBe(404);
  });

  await test.step('a date that comes makes it live while the author looks on', async () => {
    await field.fill(toLocal(new Date(Date.now() + 4_000)));
    await dialog.getByRole('button', { name: 'Publish then' }).click();
    await expect(verdict).toHaveText('Published: learners see it now.', { timeout: 60_000 });
    await expect(versions.getByText('live', { exact: true })).toBeVisible();
    expect(await status()).toBe(200);
  });

  await test.step('a second version, then the first again', async () => {
    await page.keyboard.press('Escape');
    await studio.goTo('end');
    await studio.write('\nThe second version.\n');
    await studio.button('Publish…').click();
    await field.fill('');
    await dialog.getByRole('button', { name: 'Publish now' }).click();
    await expect(versions.getByRole('listitem')).toHaveCount(2, { timeout: 60_000 });
    await expect(liveRow).toContainText(await versions.locator('code').first().innerText());
    const first = await versions.locator('code').last().innerText();
    expect(await (await page.request.get(live)).text()).toContain('The second version.');
    await dialog.getByRole('button', { name: 'Make it live again' }).click();
    await expect(liveRow).toContainText(first);
    await expect(dialog.getByText('Your draft differs from it.')).toBeVisible();
    expect(await (await page.request.get(live)).text()).not.toContain('The second version.');
  });

  await test.step('out of sight, and back', async () => {
    await dialog.getByRole('button', { name: 'Unpublish' }).click();
    await expect(dialog.getByText('Learners do not see this lesson yet.')).toBeVisible();
    expect(await status()).toBe(404);
    await dialog.getByRole('button', { name: 'Make it live again' }).first().click();
    await expect(liveRow).toHaveCount(1);
    expect(await status()).toBe(200);
  });
});
