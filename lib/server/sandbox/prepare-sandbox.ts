/** Everything before the first process of a pool: build, user, tier, self-test, primed code cache. */
import { buildSandbox, primeDenoFolder } from './build-sandbox.ts';
import type { SandboxSetup } from './deno-command.ts';
import { DENO_VERSION, selectDenoBinary } from './deno-binary.ts';
import { SandboxProcess } from './sandbox-process.ts';
import type { SandboxTier } from './sandbox-tier.ts';
import { selectSetup } from './select-tier.ts';

export interface PrepareOptions {
  /** project root; default the working directory */
  readonly root?: string;
  /** default `.epoch` in the root */
  readonly dataFolder?: string;
  /** exactly this tier, or no start; default: the strongest that passes its self-test */
  readonly demand?: SandboxTier | undefined;
  readonly log?: (line: string) => void;
}

export interface PreparedSandbox {
  readonly setup: SandboxSetup;
  readonly tier: SandboxTier;
  readonly runtime: string;
}

/** warm-ups that fill the code cache: V8 keeps code that was used twice */
const PRIMING_RUNS = 3;

export async function prepareSandbox(options: PrepareOptions = {}): Promise<PreparedSandbox> {
  const { log = () => undefined } = options;
  const build = await buildSandbox(options);
  const deno = selectDenoBinary();
  const denoFolder = await primeDenoFolder(build, (folder) => warmUp({ deno, folder: build.folder, denoFolder: folder, libc: null, bubblewrap: null, user: null }));
  const { setup, tier, passedOver } = await selectSetup({ deno, folder: build.folder, denoFolder }, options.demand);
  for (const line of passedOver) log(`sandbox: not ${line}`);
  return { setup, tier, runtime: `deno ${DENO_VERSION}` };
}

let prepared: Promise<PreparedSandbox> | null = null;

/** The same for the life of this process, for whoever needs one sandbox process now and then rather than a pool. */
export function prepareOnce(): Promise<PreparedSandbox> {
  prepared ??= prepareSandbox();
  // a failure now says nothing about the next time
  prepared.catch(() => (prepared = null));
  return prepared;
}

async function warmUp(setup: SandboxSetup): Promise<void> {
  for (let run = 0; run < PRIMING_RUNS; run++) {
    const started = await Promise.all((['learner-cpu', 'learner-wasm', 'checker', 'compiler'] as const).map((program) => SandboxProcess.start(setup, program)));
    // ends by itself when its input ends, so that its cache is written
    await Promise.all(started.map((sandbox) => sandbox.finish()));
  }
}
