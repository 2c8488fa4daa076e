import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RealmEnd } from '#lib/grading/realm.ts';
import { SandboxProcess } from './sandbox-process.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'epoch-process-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A real process that behaves as this shell program, where Deno would stand. */
async function start(program: string): Promise<SandboxProcess> {
  const file = path.join(folder, 'program');
  await writeFile(file, `#!/bin/sh\necho '{"type":"ready","tier":"basic"}'\n${program}\n`);
  await chmod(file, 0o755);
  return SandboxProcess.start({ deno: file, folder, denoFolder: folder, libc: '/none', bubblewrap: null, user: null }, 'learner-cpu');
}

test('what a process said before its own exit is heard, also when the exit is noticed first, and then its end', async () => {
  // the rest of what it says comes once it is gone, out of hands that outlive it
  const sandbox = await start(`read request; (while kill -0 $$ 2> /dev/null; do :; done; echo '{"answer":1}') & exit 0`);
  const heard: string[] = [];
  sandbox.onFrame = (frame) => heard.push(frame);
  const end = new Promise<RealmEnd>((resolve) => {
    sandbox.onEnd = resolve;
  });
  sandbox.send('{}');
  expect(await end).toMatchObject({ reason: 'error', message: 'Your code ended the program that ran it (exit code 0).' });
  expect(heard).toEqual(['{"answer":1}']);
});
