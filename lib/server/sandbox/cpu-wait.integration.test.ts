import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { CpuWait } from './cpu-wait.ts';

function readOnce(pid = 0): number {
  const wait = new CpuWait(pid);
  const ms = wait.readMs();
  wait.close();
  return ms;
}

const spin = 'for (;;);';

test('a process that shares the processors with too many others has waited, also behind a wrapper', async () => {
  const direct = Array.from({ length: availableParallelism() + 1 }, () => spawn(process.execPath, ['-e', spin]));
  const wrapped = spawn(process.execPath, ['-e', `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(spin)}]); process.on('SIGTERM', () => (child.kill('SIGKILL'), process.exit()));`]);
  const waits = direct.map(({ pid = 0 }) => new CpuWait(pid));
  try {
    const isLinux = process.platform === 'linux';
    await expect.poll(() => waits.some((wait) => wait.readMs() > 20), { timeout: 20_000 }).toBe(isLinux);
    // a new one each time: the wrapper may not have started its child yet
    await expect.poll(() => readOnce(wrapped.pid) > 20, { timeout: 20_000 }).toBe(isLinux);
  } finally {
    for (const child of direct) child.kill('SIGKILL');
    wrapped.kill('SIGTERM');
  }
});

test('of a process that is gone, what was read last stays', async () => {
  const child = spawn(process.execPath, ['-e', spin]);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const wait = new CpuWait(child.pid ?? 0);
  const before = wait.readMs();
  child.kill('SIGKILL');
  await ended;
  expect(wait.readMs()).toBeGreaterThanOrEqual(before);
  expect(wait.readMs()).toBe(wait.readMs());
  wait.close();
});

test('where nobody tells, nothing is waited', () => {
  expect(readOnce(2 ** 30)).toBe(0);
});
