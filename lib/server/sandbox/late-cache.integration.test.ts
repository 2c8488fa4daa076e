/**
 * Deno opens each cache file in a thread of its own. On a busy machine that can be after the filter is in force: the thread
 * must then go without its cache, and the process must live. Here the file is a pipe, which opens when the test says so.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, cpSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { prepareSandbox } from './prepare-sandbox.ts';
import { SandboxProcess } from './sandbox-process.ts';

const CACHE = 'node_analysis_cache_v2';
const folder = mkdtempSync(path.join(tmpdir(), 'epoch-late-cache-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a cache that opens late costs no process its life', async () => {
  const { setup } = await prepareSandbox();
  const denoFolder = path.join(folder, 'deno-dir');
  cpSync(setup.denoFolder, denoFolder, { recursive: true });
  chmodSync(folder, 0o755);
  chmodSync(denoFolder, 0o755);
  const pipe = path.join(denoFolder, CACHE);
  for (const ending of ['', '-wal', '-shm']) rmSync(pipe + ending);
  execFileSync('mkfifo', [pipe]);
  chmodSync(pipe, 0o444);
  chmodSync(denoFolder, 0o555);

  const sandbox = await SandboxProcess.start({ ...setup, denoFolder }, 'checker');
  chmodSync(pipe, 0o644);
  closeSync(openSync(pipe, 'w'));
  // long enough for the thread, which was only waiting for the pipe: a whole further process starts
  const next = await SandboxProcess.start(setup, 'checker');
  expect(sandbox.isAlive).toBe(true);
  for (const each of [sandbox, next]) {
    each.kill();
    await each.exited;
  }
});
