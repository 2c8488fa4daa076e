/** Builds what the browser and the sandbox load, where it is stale. A process of its own, for esbuild's memory. */
import { buildAssets } from '#lib/server/assets/build-assets.ts';
import { env } from '#lib/server/env/env.ts';
import { buildSandbox } from '#lib/server/sandbox/build-sandbox.ts';
import { prepareSandbox } from '#lib/server/sandbox/prepare-sandbox.ts';
import { SandboxTierError } from '#lib/server/sandbox/select-tier.ts';
import { main } from './main.ts';
import { StartError } from './start-error.ts';

await main(async () => {
  const kind = process.argv[2];
  if (kind === 'browser') await buildAssets();
  else if (kind === 'sandbox') await ensureSandbox();
  else throw new Error(`Expected browser or sandbox, got ${String(kind)}`);
  process.disconnect?.();
  return 0;
});

/** A tier that the operator demands is looked for here, before anything runs: what the machine lacks stops the start with a sentence. */
async function ensureSandbox(): Promise<void> {
  const { sandbox, role } = env();
  const log = (line: string): void => console.error(line);
  if (sandbox === 'best' || role === 'web') await buildSandbox({ log });
  else await prepareSandbox({ demand: sandbox, log }).catch((error: unknown) => {
    throw error instanceof SandboxTierError ? new StartError(`EPOCH_SANDBOX=${sandbox}: ${error.message}`) : error;
  });
}
