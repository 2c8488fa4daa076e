import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startEpoch } from './epoch-server.ts';

/** Starts the server of this run on empty data, and stops it afterwards. */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env['EPOCH_E2E_URL']) return () => Promise.resolve();
  const dataDir = fileURLToPath(new URL('../.epoch/e2e', import.meta.url));
  rmSync(dataDir, { recursive: true, force: true });
  const server = await startEpoch({ dataDir });
  process.env['EPOCH_E2E_URL'] = server.url;
  return async () => {
    await server.stop();
  };
}
