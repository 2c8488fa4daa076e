import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { compressFiles } from './compress-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'epoch-compress-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every large text gets both forms once, nothing else any', async () => {
  const text = 'const epoch = 1;\n'.repeat(200);
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'deep', 'a.js'), text);
  writeFileSync(join(folder, 'small.js'), '1');
  writeFileSync(join(folder, 'font.woff2'), Buffer.alloc(4096));
  await compressFiles(folder);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['deep', 'deep/a.js', 'deep/a.js.br', 'deep/a.js.gz', 'font.woff2', 'small.js']);
  expect(brotliDecompressSync(readFileSync(join(folder, 'deep', 'a.js.br'))).toString()).toBe(text);
  expect(gunzipSync(readFileSync(join(folder, 'deep', 'a.js.gz'))).toString()).toBe(text);

  const before = statSync(join(folder, 'deep', 'a.js.br')).mtimeMs;
  await compressFiles(folder);
  expect(statSync(join(folder, 'deep', 'a.js.br')).mtimeMs).toBe(before);
});
