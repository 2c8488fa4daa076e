/** Everything before the first process of a pool: build, user, tier, self-test, primed code cache. */
import path from 'node:path';
import { buildSandbox, primeDenoFolder } from './build-sandbox.ts';
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
  const denoFolder = await primeDenoFolder(build, (folder) => warmUp({ deno, folder: build.folder, denoFolder: folder, libc: null, user: null }));
  const setup = await selectSetup({ deno, folder: build.folder, denoFolder }, log);
  const tier: SandboxTier = setup.libc === null ? 'basic' : 'filtered';
  const demand = options.demand ?? 'basic';
  if (RANK[tier] < RANK[demand]) throw new Error(`Expected the sandbox tier ${demand}, got ${tier} on this machine: grade on Linux with glibc, or demand less`);
  return { setup, tier, runtime: `deno ${DENO_VERSION}` };
}

const RANK: Readonly<Record<SandboxTier, number>> = { basic: 0, filtered: 1, contained: 2 };

/** The strictest set-up whose self-test passes, from "filtered as another user" down to "basic". */
async function selectSetup(base: Pick<SandboxSetup, 'deno' | 'folder' | 'denoFolder'>, log: (line: string) => void): Promise<SandboxSetup> {
  for (const candidate of listCandidates(base)) {
    const problem = await findLeaks(candidate);
    if (problem === null) return candidate;
    log(`sandbox self-test as ${candidate.user === null ? 'our own user' : 'another user'}: ${problem}`);
  }
  return { ...base, libc: null, user: null };
}

function listCandidates(base: Pick<SandboxSetup, 'deno' | 'folder' | 'denoFolder'>): readonly SandboxSetup[] {
  const libc = selectOptionalLibc();
  if (libc === null) return [];
  if (process.getuid?.() !== 0) return [{ ...base, libc, user: null }];
  return [
    { ...base, libc, user: { uid: NOBODY, gid: NOBODY } },
    // files that another user cannot reach: root may write anywhere, so the process gets no cache at all; it starts slower
    { ...base, libc, user: null, denoFolder: path.join(base.folder, 'checker.mjs', 'none') },
  ];
}

async function warmUp(setup: SandboxSetup): Promise<void> {
  for (let run = 0; run < PRIMING_RUNS; run++) {
    const started = await Promise.all((['learner-cpu', 'learner-wasm', 'checker'] as const).map((program) => SandboxProcess.start(setup, program)));
    // ends by itself when its input ends, so that its cache is written
    await Promise.all(started.map((sandbox) => sandbox.finish()));
  }
}
