/** What readers set below a cell and code reads: by keys, by hand, by camera and file; lazy and reactive. */
import { expect, expectAccessible, test } from './fixtures.ts';
import { NotebookOnPage, type CellOnPage } from './notebook-actions.ts';

test.use({
  permissions: ['camera'],
  launchOptions: async ({ launchOptions }, use) => use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] }),
});

test('a slider, a pad and a button move what depends on them, lazy and reactive', async ({ page }) => {
  const notebook = await NotebookOnPage.open(page, 'controls', 'authoring');
  const [make, line, rings, pad, ink] = ['slope-control', 'slope-line', 'on-change', 'pad', 'pad-tensor'].map((id) => notebook.cell(id)) as [CellOnPage, CellOnPage, CellOnPage, CellOnPage, CellOnPage]; // as many as ids
  const slope = make.region.getByRole('slider', { name: 'Slope' });
  await make.run();
  await line.run();
  await expect(line.output).toContainText('y = 0.5 x');

  await test.step('lazy: what depends on it says so', async () => {
    await slope.press('ArrowRight');
    await expect(slope).toHaveAttribute('aria-valuetext', '0.6');
    await expect(line.text('Out of date: slope changed')).toBeVisible();
    await expect(make.text(/^Done in/)).toBeVisible();
    await line.button('Run stale').click();
    await expect(line.output).toContainText('y = 0.6 x');
  });

  await test.step('reactive: it runs, and ends with the newest value', async () => {
    await notebook.toolbar.getByRole('combobox', { name: 'When a cell has run' }).selectOption('Reactive');
    await slope.press('PageUp');
    await expect(line.output).toContainText('y = 1.6 x');
    for (let k = 0; k < 8; k++) await slope.press('ArrowLeft');
    await slope.press('End');
    await expect(line.output).toContainText('y = 2 x');
    await expect(slope).toBeFocused();
  });

  await test.step('its cell runs again and it keeps its value', async () => {
    await make.run();
    await expect(slope).toHaveAttribute('aria-valuetext', '2');
  });

  await test.step('onChange redraws below its control alone', async () => {
    // reactive: it has run behind the cell that ran again
    await rings.expectDone();
    const count = rings.region.getByRole('slider', { name: 'Rings' });
    await count.press('Home');
    await expect(rings.output.getByRole('img', { name: '1 rings' })).toBeVisible();
    await count.press('ArrowUp');
    await expect(rings.output.getByRole('img', { name: '2 rings' })).toBeVisible();
    await expect(rings.output.getByRole('img')).toHaveCount(1);
  });

  await test.step('a drawing by keys becomes a tensor', async () => {
    await pad.run();
    await ink.run();
    await expect(ink.output).toContainText('ink: 0.0');
    const board = pad.region.getByRole('application', { name: 'Draw a digit' });
    await board.press('ArrowUp');
    await board.press('Space');
    for (let k = 0; k < 3; k++) await board.press('Shift+ArrowRight');
    await expect(pad.text(/Drawn on \d\d of 784 pixels/)).toBeVisible();
    await expect(ink.output).toContainText(/ink: [1-9]/);
    await board.press('Delete');
    await expect(pad.text('Nothing is drawn')).toBeVisible();
    await expect(ink.output).toContainText('ink: 0.0');
    const box = await board.boundingBox();
    await page.mouse.move(box!.x + 60, box!.y + 60);
    await page.mouse.down();
    await page.mouse.move(box!.x + 60, box!.y + 200, { steps: 4 });
    await page.mouse.up();
    await expect(ink.output).toContainText(/ink: [1-9]/);
  });

  await test.step('all of them can be reached', async () => {
    await notebook.cell('fields').run();
    const fields = notebook.cell('fields');
    await notebook.cell('what-they-hold').run();
    await fields.region.getByRole('combobox', { name: 'Activation' }).selectOption('sigmoid');
    await fields.region.getByRole('spinbutton', { name: 'Epochs' }).fill('500');
    await page.keyboard.press('Enter');
    await expect(fields.region.getByRole('alert')).toContainText('Type a number from 1 to 100.');
    await fields.region.getByRole('spinbutton', { name: 'Epochs' }).fill('7');
    await page.keyboard.press('Enter');
    await fields.region.getByRole('button', { name: 'Draw another sample' }).click();
    await expect(notebook.cell('what-they-hold').output).toContainText(/epochs: 7, activation: 'sigmoid'.*pressed1/);
    await expectAccessible(page, '[data-control]');
  });

  await test.step('a restart is told, and what was set comes back', async () => {
    await notebook.press('Restart');
    await expect(make.text(/^Not connected/)).toBeVisible();
    await expect(slope).toBeDisabled();
    await make.run();
    await expect(slope).toBeEnabled();
    await expect(slope).toHaveAttribute('aria-valuetext', '2');
  });
});

test('a camera and a file give their data to the kernel and to nobody else', async ({ page, context }) => {
  const sent: string[] = [];
  const notebook = await NotebookOnPage.open(page, 'controls', 'authoring');
  const [camera, tensor] = [notebook.cell('camera'), notebook.cell('camera-tensor')];
  await camera.run();
  await tensor.run();
  await expect(tensor.output).toContainText('no picture yet');
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));

  await test.step('a frame on a press', async () => {
    await camera.button('Turn the camera on').click();
    await camera.button('Take a picture').click();
    await expect(camera.region.getByRole('img', { name: 'The picture that was taken, 96 × 96 pixels' })).toBeVisible();
    await tensor.run();
    await expect(tensor.output).toContainText('pixels 96 × 96 × 3');
  });

  await test.step('the camera goes off when its cell runs again', async () => {
    await expect(camera.region.getByLabel('What the camera sees')).toBeVisible();
    await camera.region.getByLabel('What the camera sees').evaluate((video: HTMLVideoElement) => Object.assign(globalThis, { track: (video.srcObject as MediaStream).getVideoTracks()[0] }));
    await camera.run();
    await expect.poll(() => page.evaluate(() => (Reflect.get(globalThis, 'track') as MediaStreamTrack).readyState)).toBe('ended');
    await expect(camera.button('Turn the camera on')).toBeVisible();
  });

  await test.step('and when the page is out of sight', async () => {
    await camera.button('Turn the camera on').click();
    await expect(camera.button('Take a picture')).toBeVisible();
    await page.evaluate(() => {
      const hidden = Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      hidden.dispatchEvent(new Event('visibilitychange'));
      Reflect.deleteProperty(document, 'visibilityState');
    });
    await expect(camera.button('Turn the camera on')).toBeVisible();
  });

  await test.step('a camera that is refused has another way', async () => {
    await context.clearPermissions();
    await page.evaluate(() => Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: () => Promise.reject(new DOMException('', 'NotAllowedError')) }));
    await camera.button('Turn the camera on').click();
    await expect(camera.region.getByRole('alert')).toContainText('The camera was not allowed.');
    await camera.button('Use a sample').click();
    await expect(camera.region.getByRole('img', { name: /96 × 96/ })).toBeVisible();
  });

  await test.step('a file is read here, chosen or dropped', async () => {
    const field = camera.region.locator('input[type=file]').last();
    await field.setInputFiles({ name: 'plants.csv', mimeType: 'text/csv', buffer: Buffer.from('height,name\n1.5,fern\n2,oak\n') });
    await tensor.run();
    await expect(tensor.output).toContainText('2 rows');
    await field.setInputFiles({ name: 'huge.csv', mimeType: 'text/csv', buffer: Buffer.alloc(10_000_001, 'x') });
    await expect(camera.region.getByRole('alert').filter({ hasText: 'huge.csv' })).toContainText('Choose a file of at most 10 MB.');
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['a\n1\n2\n3\n'], 'three.csv', { type: 'text/csv' }));
      return transfer;
    });
    await camera.region.getByRole('group', { name: 'Your measurements' }).dispatchEvent('drop', { dataTransfer: data });
    await tensor.run();
    await expect(tensor.output).toContainText('3 rows');
    await expectAccessible(page, '#cell-camera');
  });
  expect(sent).toEqual([]);
});
