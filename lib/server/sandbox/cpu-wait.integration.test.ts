import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { readCpuWaitMs } from './cpu-wait.ts';

const spin = 'for (;;);';

test('a process that shares the processors with too many others has waited, also behind a wrapper', async () => {
  const direct = Array.from({ length: availableParallelism() + 1 }, () => spawn(process.execPath, ['-e', spin]));
  const wrapped = spawn(process.execPath, ['-e', `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(spin)}]); process.on('SIGTERM', () => (child.kill('SIGKILL'), process.exit()));`]);
  try {
    const isLinux = process.platform === 'linux';
    await expect.poll(() => direct.some(({ pid = 0 }) => readCpuWaitMs(pid) > 20), { timeout: 20_000 }).toBe(isLinux);
    await expect.poll(() => readCpuWaitMs(wrapped.pid ?? 0) > 20, { timeout: 20_000 }).toBe(isLinux);
  } finally {
    for (const child of direct) child.kill('SIGKILL');
    wrapped.kill('SIGTERM');
  }
});

test('where nobody tells, nothing is waited', () => {
  expect(readCpuWaitMs(2 ** 30)).toBe(0);
});
