/** The text of `/sw.js`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readShell } from './shell-files.ts';

/** The service worker of this build. The build's name stands in front, so that browsers see a new worker with every build. */
export async function readWorkerScript(assetBase: string, root: string = process.cwd()): Promise<string> {
  const [{ build }, worker] = await Promise.all([readShell(assetBase, root), readFile(join(/* turbopackIgnore: true */ root, 'public', assetBase, 'service-worker.js'), 'utf8')]);
  return `self.epochBuild=${JSON.stringify(build)};\n${worker}`;
}

/** Takes the place of any service worker of ours that a browser has, deletes what it kept and removes itself. */
export const REMOVING_WORKER = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('epoch-offline-')) await caches.delete(name);
  await self.registration.unregister();
})()));
`;
