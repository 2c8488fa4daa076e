/** Programs of the system that some tests need: looked for, and installed where we may. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { childEnv, searchPath } from '#lib/server/env/env.ts';

export function findProgram(name: string): string | null {
  return searchPath().split(delimiter).map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** Installs a package as root of a Debian or Ubuntu; elsewhere, and where it fails, nothing happens: look for the program afterwards. */
export function installWithApt(name: string, reason: string): void {
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) return;
  console.error(`Installing ${name} for ${reason}…`);
  const env = childEnv({ DEBIAN_FRONTEND: 'noninteractive' });
  try {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    // apt has said why
  }
}
