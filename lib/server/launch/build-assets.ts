/** Builds what the browser and the sandbox load, where it is stale. A process of its own, for esbuild's memory. */
import { buildAssets } from '#lib/server/assets/build-assets.ts';
import { buildSandbox } from '#lib/server/sandbox/build-sandbox.ts';
import { main } from './main.ts';

await main(async () => {
  const kind = process.argv[2];
  if (kind === 'browser') await buildAssets();
  else if (kind === 'sandbox') await buildSandbox({ log: (line) => console.error(line) });
  else throw new Error(`Expected browser or sandbox, got ${String(kind)}`);
  process.disconnect?.();
  return 0;
});
