/**
 * The learner's program without its sandbox: every permission, no filter, nothing given up. For tests only: an attack that does
 * nothing even here would prove nothing about the sandbox.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FRAME_BYTES } from '#lib/grading/frame.ts';
import type { Realm } from '#lib/grading/realm.ts';
import { bareEnv } from '#lib/server/env/env.ts';
import { wrap, type SandboxSetup } from '../deno-command.ts';
import { FrameSplitter } from '../frame-splitter.ts';
import { CANARY } from './test-traps.ts';

const LAUNCHER = `
const refused = { value: () => ({ state: 'denied' }) };
Object.defineProperties(Object.getPrototypeOf(Deno.permissions), { revokeSync: refused, querySync: refused });
await import(Deno.args[1]);`;

/** A folder for its files and Deno's caches; whoever made it removes it. */
export function makeOpenHome(): string {
  const home = mkdtempSync(path.join(tmpdir(), 'epoch-open-'));
  chmodSync(home, 0o755);
  writeFileSync(path.join(home, 'launcher.mjs'), LAUNCHER);
  return home;
}

/** Starts it; `setup.bubblewrap` puts it into a container, still with every permission. */
export async function openRealmWithoutSandbox(setup: SandboxSetup, home: string): Promise<Realm> {
  const launcher = path.join(home, 'launcher.mjs');
  const options = JSON.stringify({ libc: null, dataMiB: 0, cpuSeconds: 0 });
  const { file, args } = wrap(setup, ['run', '--allow-all', '--quiet', '--no-config', '--no-lock', '--no-prompt', launcher, options, path.join(setup.folder, 'learner-cpu.mjs')], [home]);
  const child = spawn(file, args, { cwd: setup.folder, env: bareEnv({ DENO_DIR: path.join(home, 'deno-dir'), NO_COLOR: '1', EPOCH_CANARY: CANARY }), stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  let told = '';
  const realm: Realm = {
    tier: 'none',
    onFrame: () => undefined,
    onEnd: () => undefined,
    send: (frame) => void child.stdin.write(`${frame}\n`),
    kill: () => {
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL');
      } catch {
        // it is gone already
      }
    },
  };
  const ready = new Promise<void>((resolve, reject) => {
    realm.onFrame = () => resolve();
    realm.onEnd = () => reject(new Error(`The program without its sandbox did not start: ${told}`));
  });
  const splitter = new FrameSplitter(FRAME_BYTES, (frame) => realm.onFrame(frame), () => realm.kill());
  child.stdin.on('error', () => undefined);
  child.stdout.on('data', (chunk: Buffer) => splitter.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  child.on('close', () => {
    realm.onEnd({ reason: 'error', message: `It ended: ${told.slice(0, 500)}` });
  });
  await ready;
  realm.onEnd = () => undefined;
  return realm;
}
