/** Pictures and files of a lesson in the studio: put in, refused in words, made, renamed, removed, brought back; and who did it. */
import sharp from 'sharp';
import { expect, expectAccessible, test } from './fixtures.ts';
import { LESSON_FILE, StudioOnPage } from './studio-actions.ts';

const photo = (): Promise<Buffer> => sharp({ create: { width: 300, height: 120, channels: 3, background: '#1d5fa8' } }).jpeg().toBuffer();

test('pictures come in by button, paste and drop, and what is none is refused in words', async ({ page, baseURL, expectedErrors }) => {
  expectedErrors.push(/422/);
  const studio = await StudioOnPage.open(page, baseURL ?? '');
  const jpeg = await photo();
  const dialog = page.getByRole('dialog', { name: 'Put the picture in' });
  const describe = async (words: string): Promise<void> => {
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(studio.preview.getByRole('img', { name: words })).toHaveJSProperty('naturalWidth', 300);
  };
  /** As the system's clipboard or a folder would: files of a transfer, on the text. */
  const hand = (kind: 'paste' | 'drop', name: string, type: string, bytes: Buffer): Promise<void> =>
    studio.block.locator('.view-lines').evaluate(
      (lines, [event, file, mime, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(content)], file, { type: mime }));
        lines.dispatchEvent(event === 'paste' ? new ClipboardEvent(event, { clipboardData: transfer, bubbles: true, cancelable: true }) : new DragEvent(event, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      },
      [kind, name, type, [...bytes]] as const,
    );

  await page.getByLabel('Pictures to upload').setInputFiles([
    { name: 'My Photo.jpg', mimeType: 'image/jpeg', buffer: jpeg },
    { name: 'plan.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
    { name: 'huge.png', mimeType: 'image/png', buffer: Buffer.alloc(8 * 1024 * 1024 + 1) },
  ]);
  await describe('A blue field');
  const refusal = page.getByRole('alert').filter({ hasText: 'plan.svg' });
  await expect(refusal).toContainText('plan.svg: Expected a picture made of pixels, got SVG, which can hold programs.');
  await expect(refusal).toContainText('huge.png: Expected a picture of at most 8 MiB, got 8.0.');
  await refusal.getByRole('button', { name: 'Close' }).click();
  await hand('paste', 'image.png', 'image/png', await sharp(jpeg).png().toBuffer());
  await describe('A pasted field');
  await hand('drop', 'shot.webp', 'image/webp', await sharp(jpeg).webp().toBuffer());
  await describe('A dropped field');
  await hand('drop', 'no-picture.png', 'image/png', Buffer.from('<script>alert(1)</script>'));
  await expect(page.getByRole('alert').filter({ hasText: 'no-picture.png: Expected PNG, JPEG, WebP or GIF' })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+S');
  await studio.expectSaved();
  // whole blocks behind the front matter, though the caret stood in it
  expect(await studio.readSaved(LESSON_FILE)).toMatch(/^---\ntitle[\s\S]*\n---\n\n!\[A blue field\]\(images\/my-photo\.webp\)\n/);
});

test('a press in the preview leads to its line; an exercise and its files are made, renamed, removed and brought back', async ({ page, baseURL }) => {
  const studio = await StudioOnPage.open(page, baseURL ?? '');
  await studio.preview.getByText('Answer the question of the first screen.').click();
  await expect(studio.textbox).toBeFocused();
  await page.keyboard.press('End');
  await studio.write(' Pressed.');
  await expect(studio.preview.getByText('Answer the question of the first screen. Pressed.')).toBeVisible();

  const answer = async (words: string): Promise<void> => {
    const field = page.getByRole('dialog').getByRole('textbox');
    await expect(field).toBeFocused();
    await field.fill(words);
    await page.keyboard.press('Enter');
  };
  const tab = (name: string | RegExp) => page.getByRole('tab', { name });
  await studio.button('New exercise').press('Enter');
  await answer('row shares');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Expected lower-case words joined by "-", got row shares.');
  await answer('row-shares');
  await expect(tab('exercise.json')).toHaveAttribute('aria-selected', 'true');
  await studio.button('New file').press('Enter');
  await answer('wrong/third.ts');
  await expect(tab('wrong/third.ts')).toHaveAttribute('aria-selected', 'true');
  await expect(studio.mistakes.getByText('no label for wrong/third.ts')).toBeVisible();
  await studio.button('Rename').press('Enter');
  await answer('wrong/fourth.ts');
  await expect(tab('wrong/fourth.ts')).toHaveAttribute('aria-selected', 'true');
  await expect(tab('wrong/third.ts')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+S');
  await studio.expectSaved();
  await studio.button(/^Remove$/).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(tab('wrong/fourth.ts')).toHaveCount(0);
  await expect(page.getByText('No mistakes found')).toBeVisible();
  await studio.button('Remove exercise').press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(tab('row-shares')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+S');
  await studio.expectSaved();

  await studio.button('History').press('Enter');
  const history = page.getByRole('dialog', { name: 'Version history' });
  const made = history.getByRole('listitem').filter({ hasText: 'exercises/row-shares/hidden.ts added' });
  await expect(made).toContainText(/Ada began/);
  await expectAccessible(page);
  await made.getByRole('button', { name: 'Compare with now' }).press('Enter');
  await history.getByRole('button', { name: 'Bring this version back' }).press('Enter');
  await expect(history).toBeHidden();
  await expect(tab('row-shares')).toBeVisible();
});
