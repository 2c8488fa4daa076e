/** Everything before the first process of a pool: build, user, tier, self-test, primed code cache. */
import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildSandbox, primeDenoFolder, type SandboxBuild } from './build-sandbox.ts';
import type { SandboxSetup } from './deno-command.ts';
import { DENO_VERSION, selectDenoBinary, selectOptionalLibc } from './deno-binary.ts';
import { SandboxProcess } from './sandbox-process.ts';
import { findLeaks } from './self-test.ts';

/** filtered: system calls filtered, memory and time limited by the kernel. basic: Deno's permissions and a watchdog only. */
export type SandboxTier = 'filtered' | 'contained' | 'basic';

export interface PrepareOptions {
  /** project root; default the working directory */
  readonly root?: string;
  /** default `.epoch` in the root */
  readonly dataFolder?: string;
  /** refuse to start below it; default: take the best that works */
  readonly demand?: SandboxTier | undefined;
  readonly log?: (line: string) => void;
}

export interface PreparedSandbox {
  readonly setup: SandboxSetup;
  readonly tier: SandboxTier;
  readonly runtime: string;
}

/** no user's: what the sandbox runs as when we are root */
const NOBODY = 65_534;
/** warm-ups that fill the code cache: V8 keeps code that was used twice */
const PRIMING_RUNS = 3;

export async function prepareSandbox(options: PrepareOptions = {}): Promise<PreparedSandbox> {
  const { log = () => undefined } = options;
  const build = await buildSandbox(options);
  const deno = selectDenoBinary();
  const setup = await selectSetup(build, deno, log);
  const tier: SandboxTier = setup.libc === null ? 'basic' : 'filtered';
  const demand = options.demand ?? 'basic';
  if (RANK[tier] < RANK[demand]) throw new Error(`Expected the sandbox tier ${demand}, got ${tier} on this machine: grade on Linux with glibc, or demand less`);
  const denoFolder = await primeDenoFolder(build, (folder) => warmUp({ ...setup, denoFolder: folder }));
  return { setup: { ...setup, denoFolder }, tier, runtime: `deno ${DENO_VERSION}` };
}

const RANK: Readonly<Record<SandboxTier, number>> = { basic: 0, filtered: 1, contained: 2 };

/** The strictest set-up whose self-test passes, from "filtered as another user" down to "basic". */
async function selectSetup(build: SandboxBuild, deno: string, log: (line: string) => void): Promise<Omit<SandboxSetup, 'denoFolder'>> {
  const base = { deno, folder: build.folder };
  const libc = selectOptionalLibc();
  const isRoot = process.getuid?.() === 0;
  const other = isRoot ? { uid: NOBODY, gid: NOBODY } : null;
  const candidates = libc === null ? [] : isRoot ? [{ libc, user: other }, { libc, user: null }] : [{ libc, user: null }];
  for (const candidate of candidates) {
    const denoFolder = await mkdtemp(path.join(os.tmpdir(), 'epoch-sandbox-'));
    await access(denoFolder, constants.W_OK);
    try {
      const problem = await findLeaks({ ...base, ...candidate, denoFolder });
      if (problem === null) return { ...base, ...candidate };
      log(`sandbox self-test${candidate.user === null ? '' : ' as another user'}: ${problem}`);
    } finally {
      await rm(denoFolder, { recursive: true, force: true });
    }
  }
  return { ...base, libc: null, user: null };
}

async function warmUp(setup: SandboxSetup): Promise<void> {
  for (let run = 0; run < PRIMING_RUNS; run++) {
    const started = await Promise.all((['learner-cpu', 'learner-wasm', 'checker'] as const).map((program) => SandboxProcess.start({ ...setup, user: null, libc: null }, program)));
    // ends by itself when its input ends, so that its cache is written
    await Promise.all(started.map((sandbox) => sandbox.finish()));
  }
}
