import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { DEV_REFRESH_PATH } from '#lib/course/dev-refresh-path.ts';
import { isPublished, openDevRefresh, PUBLISHED } from './dev-refresh.ts';

test('an open page hears of a publication, other requests go on', async () => {
  const refresh = openDevRefresh();
  const server = createServer((request, response) => {
    if (!refresh.hold(request, response)) response.end('a page');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : 0)}`;
  expect(await (await fetch(`${origin}/`)).text()).toBe('a page');

  const stream = (await fetch(origin + DEV_REFRESH_PATH)).body?.getReader();
  refresh.tell();
  expect(new TextDecoder().decode((await stream?.read())?.value)).toBe('data: published\n\n');
  await stream?.cancel();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('tells a publication from other messages', () => {
  expect([PUBLISHED, {}, null, 'published'].map(isPublished)).toEqual([true, false, false, false]);
});
