/** Policies as a browser gets them. */
import { expect, LESSON, test } from './fixtures.ts';

test('a page runs only its own scripts', async ({ page, request, baseURL, expectedErrors }) => {
  const [one, two] = await Promise.all([request.get(`${baseURL!}${LESSON}`), request.get(`${baseURL!}${LESSON}`)]);
  const policy = one.headers()['content-security-policy'] ?? '';
  const scripts = policy.split('; ').find((part) => part.startsWith('script-src')) ?? '';
  expect(scripts).toMatch(/'nonce-[^']+'/);
  expect(scripts).not.toContain('unsafe');
  expect(policy).not.toBe(two.headers()['content-security-policy']);
  const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1] ?? '';
  const html = await one.text();
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>/g)].filter((match) => !/type="application\/(ld\+)?json"/.test(match[1]!));
  expect(inline.length).toBeGreaterThan(0);
  for (const match of inline) expect(match[1]).toContain(`nonce="${nonce}"`);
  await page.goto(LESSON);
  expectedErrors.push(/Content Security Policy/);
  // What the test itself evaluates is allowed; what its timer evaluates later is the page's own.
  const refused = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(`${event.violatedDirective}: ${event.blockedURI}`));
        setTimeout(() => resolve(String((0, eval)('"evaluated"'))), 0);
      }),
  );
  expect(refused).toBe('script-src: eval');
});

test('the kernel frame has an origin of its own even when opened directly', async ({ page, request, baseURL, expectedErrors }) => {
  const headers = (await request.get(`${baseURL!}/kernel/frame.html`)).headers();
  expect(headers['content-security-policy']).toContain('sandbox allow-scripts');
  expect(headers['content-security-policy']).not.toContain('allow-same-origin');
  // what cells run in has no camera; the page of a webcam control may ask for one
  expect(headers['permissions-policy']).toContain('camera=()');
  expect((await request.get(`${baseURL!}${LESSON}`)).headers()['permissions-policy']).toMatch(/camera=\(self\), microphone=\(\)/);
  expectedErrors.push(/favicon|Content Security Policy|cookies|sandbox/i);
  await page.goto('/kernel/frame.html');
  expect(await page.evaluate(() => self.origin)).toBe('null');
  const cookies = await page.evaluate(() => {
    try {
      return document.cookie;
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(cookies).toBe('SecurityError');
});

test('built files may be kept for ever, pages and answers not at all', async ({ request, baseURL }) => {
  const current = (await (await request.get(`${baseURL!}/build/current.json`)).json()) as { base: string };
  const worker = await request.get(`${baseURL!}${current.base}/kernel-worker.js`);
  expect(worker.headers()['cache-control']).toContain('immutable');
  expect(worker.headers()['x-content-type-options']).toBe('nosniff');
  expect((await request.get(`${baseURL!}/build/current.json`)).headers()['cache-control']).not.toContain('immutable');
  expect((await request.get(`${baseURL!}/api/health`)).headers()['cache-control']).toContain('no-store');
  expect((await request.get(`${baseURL!}${LESSON}`)).headers()['cache-control']).toMatch(/no-store|no-cache|private/);
});
