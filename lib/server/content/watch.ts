/** Development: content is compiled and published again whenever a file of it changes. */
import { watch as watchFiles } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Editors write a file in several steps, and save several files at once. */
const QUIET_MS = 80;

export interface WatchOptions {
  /** runs after each change, one run at a time; a change during a run gives one more run */
  readonly onChange: () => Promise<void>;
  /** ends the watching */
  readonly signal: AbortSignal;
  /** waits until a burst of changes is over */
  readonly settle?: () => Promise<void>;
}

/** Watches a folder with everything in it; resolves when `signal` ends it and the last run is done. */
export async function watchContent(folder: string, { onChange, signal, settle = () => wait(QUIET_MS) }: WatchOptions): Promise<void> {
  let changed = false;
  let wake: () => void = () => undefined;
  const watcher = watchFiles(folder, { recursive: true, signal }, () => {
    changed = true;
    wake();
  });
  const failed = new Promise<never>((_, reject) => watcher.on('error', (error) => (error.name === 'AbortError' ? undefined : reject(error))));
  signal.addEventListener('abort', () => wake(), { once: true });
  while (!signal.aborted) {
    if (!changed) await Promise.race([new Promise<void>((resolve) => (wake = resolve)), failed]);
    if (signal.aborted) break;
    await settle();
    changed = false;
    await onChange();
  }
  watcher.close();
}
