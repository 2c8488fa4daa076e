/** `next build`, only when something it reads has changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { lockFile } from '#lib/server/db/lock-file.ts';
import { runChild } from './run-child.ts';
import { StartError } from './start-error.ts';

const DIST = resolve(/* turbopackIgnore: true */ '.next');
const STAMP = join(DIST, 'epoch-build');
/** Everything the build may read. Tests and the launcher are in `lib`, but building once too often is no harm. */
const INPUTS = ['app', 'lib', 'proxy.ts', 'next.config.js', 'package-lock.json', 'tsconfig.json'];
/** ms to wait for another process that builds */
const LOCK_TIMEOUT = 300_000;

/** Builds the pages unless the last build is of the same files; true when it built. */
export async function buildWeb(env: Readonly<Record<string, string>>, signal: AbortSignal): Promise<boolean> {
  mkdirSync(resolve('.epoch'), { recursive: true });
  const lock = await lockFile(resolve('.epoch', 'build.lock'), LOCK_TIMEOUT);
  try {
    const wanted = hashInputs();
    if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false;
    console.error('Building the pages (only after a change of the program; a minute or so)…');
    rmSync(STAMP, { force: true });
    const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
    const built = await runChild({ name: 'build', command: process.execPath, args: [next, 'build'], env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }, show: 'failure' }, signal);
    signal.throwIfAborted();
    if (!built) throw new StartError('The pages could not be built; the reason is above.');
    writeFileSync(STAMP, wanted);
    return true;
  } finally {
    lock.release();
  }
}

function hashInputs(): string {
  const hash = createHash('sha256').update(process.version);
  for (const input of INPUTS) for (const file of listFiles(resolve(input))) hash.update(relative('.', file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function listFiles(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [path]; // a file
  }
}
