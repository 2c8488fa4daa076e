/** The exact command line of a sandbox process. */
import path from 'node:path';
import { SANDBOX_LIMITS } from '#lib/grading/limits.ts';
import { toBubblewrapArgs } from './bubblewrap.ts';
import type { ProgramName } from './build-sandbox.ts';
import type { HardenOptions } from './programs/harden.ts';

/** Where things are and how strict it shall be; the same for every process of a pool. */
export interface SandboxSetup {
  readonly deno: string;
  /** holds the programs */
  readonly folder: string;
  readonly denoFolder: string;
  /** null: no native hardening ("basic") */
  readonly libc: string | null;
  /** puts the process into namespaces of its own ("contained"); null: it runs among ours */
  readonly bubblewrap: string | null;
  /** user that the processes run as; null: our own */
  readonly user: { readonly uid: number; readonly gid: number } | null;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const DENIED = ['--deny-import', '--deny-read', '--deny-write', '--deny-net', '--deny-env', '--deny-run', '--deny-sys'] as const;

export function toCommand(setup: SandboxSetup, program: ProgramName, options: Partial<HardenOptions> = {}): Command {
  const { folder, denoFolder, libc } = setup;
  const harden: HardenOptions = { libc, dataMiB: SANDBOX_LIMITS.dataMiB, cpuSeconds: SANDBOX_LIMITS.cpuSeconds, ...options };
  return {
    ...wrap(setup, [
      'run',
      `--v8-flags=--max-old-space-size=${SANDBOX_LIMITS.heapMiB}`,
      ...['--quiet', '--no-config', '--no-lock', '--no-remote', '--no-npm', '--cached-only'],
      // after giving up a permission its state is "prompt"; nobody is there to be asked
      '--no-prompt',
      ...DENIED,
      // only so that the process can harden itself; it gives this up before it reads a job
      libc === null ? '--deny-ffi' : `--allow-ffi=${libc}`,
      path.join(folder, `${program}.mjs`),
      JSON.stringify(harden),
    ]),
    env: { DENO_DIR: denoFolder, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1', LC_ALL: 'C' },
  };
}

/** Deno with these arguments, in a container where the set-up has one. */
export function wrap({ deno, folder, denoFolder, bubblewrap }: SandboxSetup, args: readonly string[], visible: readonly string[] = []): Pick<Command, 'file' | 'args'> {
  if (bubblewrap === null) return { file: deno, args };
  return { file: bubblewrap, args: [...toBubblewrapArgs([deno, folder, denoFolder, ...visible], folder), deno, ...args] };
}
