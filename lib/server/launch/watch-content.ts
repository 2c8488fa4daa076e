/** The folder of courses while its author writes: a saved lesson goes to its open page first, then everything is published. */
import type { LiveContent } from '#lib/server/content/live/live-content.ts';
import { watchFolders } from './watch-folders.ts';

/** ms: an editor that empties a file and then fills it has filled it by then */
const SAVED_MS = 15;

/** Watches until it is closed. */
export function watchContent(folder: string, content: LiveContent): { close(): void } {
  // what editors write beside a file, and our own caches in tests
  const isRelevant = (file: string): boolean => !/(?:^|[\\/])\.|~$/.test(file);
  const watchers = [watchFolders([folder], (files) => content.save(files), { isRelevant, restMs: SAVED_MS }), watchFolders([folder], () => content.publishAll(), { isRelevant })];
  return {
    close() {
      for (const watcher of watchers) watcher.close();
    },
  };
}
