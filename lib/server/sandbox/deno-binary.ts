/** Where Deno is, and that it is the one version whose system calls the filter knows. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { bareEnv } from '#lib/server/env/env.ts';

/** pinned exactly: the filter, the flags and the self-test belong to it */
export const DENO_VERSION = '2.9.5';

const PLATFORM_PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@deno/linux-x64-glibc',
  'linux-arm64': '@deno/linux-arm64-glibc',
  'darwin-x64': '@deno/darwin-x64',
  'darwin-arm64': '@deno/darwin-arm64',
  'win32-x64': '@deno/win32-x64',
  'win32-arm64': '@deno/win32-arm64',
};

/** The binary itself: `.bin/deno` depends on install scripts, which we do not run. Throws with what to do. */
export function selectDenoBinary(platform: string = process.platform, architecture: string = process.arch): string {
  const name = PLATFORM_PACKAGES[`${platform}-${architecture}`];
  if (name === undefined) throw new Error(`Expected one of ${Object.keys(PLATFORM_PACKAGES).join(', ')} for the grader, got ${platform}-${architecture}`);
  const require = createRequire(path.join(process.cwd(), 'package.json'));
  let manifest: string;
  try {
    manifest = require.resolve(`${name}/package.json`);
  } catch {
    throw new Error(`Expected the package ${name}, which is missing: run npm ci --ignore-scripts --include=optional`);
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  if (version !== DENO_VERSION) throw new Error(`Expected ${name} ${DENO_VERSION}, got ${version}: the sandbox belongs to one version of Deno`);
  return path.join(path.dirname(manifest), platform === 'win32' ? 'deno.exe' : 'deno');
}

/** What the binary says about itself. */
export async function readDenoVersion(binary: string): Promise<string> {
  const { stdout } = await promisify(execFile)(binary, ['--version'], { env: bareEnv({ NO_COLOR: '1' }) });
  return /^deno (\S+)/.exec(stdout)?.[1] ?? 'unknown';
}

/** The C library that Deno uses, found in our own process; null where there is none (musl, macOS, Windows). */
export function selectOptionalLibc(): string | null {
  if (process.platform !== 'linux') return null;
  return /\S+\/libc(?:\.so\.6|-[\d.]+\.so)$/m.exec(readFileSync('/proc/self/maps', 'utf8'))?.[0] ?? null;
}
