import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { addFrameElement } from '#lib/client/sandbox/frame-element.ts';
import { frameAddress, readShell } from './shell-files.ts';

const root = mkdtempSync(join(tmpdir(), 'epoch-shell-'));
afterAll(() => rmSync(root, { recursive: true }));

const BASE = '/build/0123456789abcdef';
const write = (...files: string[]): void => {
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), 'a');
  }
};

it('lists what lessons load, once, without copies and what only authors load', async () => {
  write(
    '.next/static/chunks/a.js', '.next/static/chunks/a.js.br', '.next/static/chunks/a.js.gz', '.next/static/chunks/a.css', '.next/static/ID/_buildManifest.js',
    '.next/static/media/KaTeX_Main.1.woff2', '.next/static/media/KaTeX_Main.1.ttf', '.next/static/media/inter-cyrillic-wght.2.woff2',
    `public${BASE}/tfjs.js`, `public${BASE}/tfjs.js.LEGAL.txt`, `public${BASE}/service-worker.js`, `public${BASE}/monaco/codicon.ttf`, `public${BASE}/monaco/studio-entry.js`, 'public/kernel/frame.html',
  );
  const shell = await readShell(BASE, root);
  expect(shell.files).toEqual(['/_next/static/chunks/a.css', '/_next/static/chunks/a.js', '/_next/static/media/KaTeX_Main.1.woff2', `${BASE}/monaco/codicon.ttf`, `${BASE}/tfjs.js`, '/kernel/frame.html?v=ca978112']);
  expect(shell.build).toMatch(/^[0-9a-f]{16}$/);
});

it('has the address of the kernel’s frame that pages have', async () => {
  expect(addFrameElement.toString()).toContain(await frameAddress());
});
