import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { toPageSecurity } from '#lib/server/http/page-security.ts';
import { copyPages } from './copy-pages.ts';

let server: Server | null = null;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

interface Site {
  version: string | null;
  /** pages drawn so far */
  drawn: number;
  status: number;
  cookie: string | null;
  open(path?: string, headers?: Record<string, string>): Promise<{ readonly text: string; readonly nonce: string; readonly headers: Headers; readonly status: number }>;
}

/** A site whose every drawn page has a nonce and a number of its own. */
async function startSite(): Promise<Site> {
  const copy = copyPages({ findVersion: async () => site.version, keepCookies: (cookies) => (cookies.includes('theme=dark') ? 'theme=dark' : '') });
  const started = createServer((request, response) => {
    void copy(request, response, () => {
      const nonce = `drawn${String(++site.drawn)}`;
      response.statusCode = site.status;
      response.setHeader('Content-Security-Policy', toPageSecurity(nonce, false));
      response.setHeader('Link', `</a.css>; nonce="${nonce}"`);
      if (site.cookie) response.setHeader('Set-Cookie', site.cookie);
      response.write(`<p>page ${String(site.drawn)} ${request.headers.cookie ?? ''}</p>`);
      response.end(Buffer.from(`<script nonce="${nonce}">é</script>`));
    });
  });
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  server = started;
  const origin = `http://127.0.0.1:${String((started.address() as AddressInfo).port)}`;
  const site: Site = {
    version: '1',
    drawn: 0,
    status: 200,
    cookie: null,
    async open(path = '/courses/a/b', headers = {}) {
      const answer = await fetch(`${origin}${path}`, { headers });
      const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';
      return { text: await answer.text(), nonce, headers: answer.headers, status: answer.status };
    },
  };
  return site;
}

test('a page is drawn once, and every copy has a nonce of its own everywhere', async () => {
  const site = await startSite();
  const [first, second, third] = [await site.open(), await site.open(), await site.open()];
  expect(site.drawn).toBe(1);
  expect(new Set([first.nonce, second.nonce, third.nonce]).size).toBe(3);
  for (const page of [first, second, third]) {
    expect(page.text).toContain(`<p>page 1 </p><script nonce="${page.nonce}">é</script>`);
    expect(page.headers.get('link')).toContain(`nonce="${page.nonce}"`);
  }
  expect(second.headers.get('content-encoding')).toBe('gzip');
  expect((await site.open(undefined, { 'accept-encoding': 'identity' })).headers.get('content-encoding')).toBeNull();
});

test('visitors who come together wait for one drawing', async () => {
  const site = await startSite();
  const pages = await Promise.all(Array.from({ length: 20 }, () => site.open()));
  expect(site.drawn).toBe(1);
  expect(new Set(pages.map((page) => page.nonce)).size).toBe(20);
});

test('a kept page never saw who asked for it first', async () => {
  const site = await startSite();
  const first = await site.open(undefined, { cookie: 'epoch.session_token=ada; theme=dark; epoch-learner=ada' });
  expect(first.text).toContain('<p>page 1 theme=dark</p>');
  site.version = null;
  expect((await site.open(undefined, { cookie: 'epoch.session_token=ada' })).text).toContain('epoch.session_token=ada');
});

test('another version, theme or path is another page', async () => {
  const site = await startSite();
  await site.open();
  site.version = '2';
  expect((await site.open()).text).toContain('page 2');
  expect((await site.open(undefined, { cookie: 'theme=dark' })).text).toContain('page 3');
  expect((await site.open('/courses/a/c')).text).toContain('page 4');
  expect((await site.open()).text).toContain('page 2');
});

test('nothing is kept that is no published page, sets a cookie or is asked for by a script', async () => {
  const site = await startSite();
  site.version = null;
  await site.open();
  await site.open();
  expect(site.drawn).toBe(2);
  site.version = '1';
  site.status = 404;
  await site.open();
  expect((await site.open()).status).toBe(404);
  site.status = 200;
  site.cookie = 'learner=1';
  await site.open();
  site.cookie = null;
  await site.open();
  expect(site.drawn).toBe(6);
  await site.open(undefined, { rsc: '1' });
  expect(site.drawn).toBe(7);
});
