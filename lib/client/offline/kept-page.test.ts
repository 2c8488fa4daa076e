import { describe, expect, it } from 'vitest';
import { findMix, readNote, toKeptAnswer, toShownPage } from './kept-page.ts';

const NOTE = { path: '/courses/c/l', title: 'Über “all”', build: 'b1', version: 'v1', at: '2026-01-01T00:00:00.000Z' };
const HTML = '<!doctype html><html lang="en"><script nonce="old+/=" src="/_next/static/chunks/a-1~.js"></script><script nonce="old+/=">["/build/0123456789abcdef/k.js\\"","/build/0123456789abcdef","v1"]</script></html>';
const headers = () => new Headers({ 'content-security-policy': "script-src 'nonce-old+/='", 'content-encoding': 'br', 'content-type': 'text/html', 'set-cookie': 'a=1' });
const SHELL = ['/_next/static/chunks/a-1~.js', '/build/0123456789abcdef/k.js'];

describe('findMix', () => {
  it('finds nothing where every file of the page is listed', () => {
    expect(findMix(HTML, { shell: SHELL, version: 'v1' })).toEqual([]);
  });

  it('finds files of another build, and another version of the lesson', () => {
    expect(findMix(HTML, { shell: SHELL.slice(0, 1), version: 'v1' })).toEqual(['/build/0123456789abcdef/k.js']);
    expect(findMix(HTML, { shell: ['/_next/static/chunks/b-2.js', SHELL[1]!], version: 'v1' })).toEqual(['/_next/static/chunks/a-1~.js']);
    expect(findMix(HTML, { shell: SHELL, version: 'v2' })).toEqual(['a version other than v2']);
  });
});

describe('a kept page', () => {
  it('holds its note, and nothing of the connection or a person', () => {
    const kept = toKeptAnswer(HTML, headers(), NOTE);
    expect(readNote(kept)).toEqual(NOTE);
    expect([...kept.headers.keys()].sort()).toEqual(['content-security-policy', 'content-type', 'x-epoch-kept']);
    expect(readNote(new Response('a'))).toBeNull();
  });

  it('is shown with a fresh nonce in policy and text, marked, in the theme of now', async () => {
    const shown = await toShownPage(toKeptAnswer(HTML, headers(), NOTE), 'dark', 'fresh');
    expect(shown.headers.get('content-security-policy')).toBe("script-src 'nonce-fresh'");
    const html = await shown.text();
    expect(html).toContain('<html data-kept="2026-01-01T00:00:00.000Z" data-theme="dark" lang="en">');
    expect(html.match(/nonce="fresh"/g)).toHaveLength(2);
    expect(html).not.toContain('old+/=');
  });

  it('has the system’s colours where the theme is not known', async () => {
    for (const theme of [undefined, 'system', 'pink']) expect(await (await toShownPage(toKeptAnswer(HTML, headers(), NOTE), theme, 'n')).text()).toMatch(/<html data-kept="[^"]+" lang/);
  });
});
