/** Calls back after files have changed and come to rest, never twice at the same time. */
import { watchTree } from './watch-tree.ts';

/** ms without a further change */
const REST_MS = 150;

export interface WatchOptions {
  /** whether a file counts, named from its folder */
  readonly isRelevant?: (file: string) => boolean;
  /** default: long enough for a program that writes many files */
  readonly restMs?: number;
}

/** Watches folders with everything in them. `onChange` hears what changed and is awaited; changes meanwhile cause one more call. */
export function watchFolders(folders: readonly string[], onChange: (files: readonly string[]) => unknown, { isRelevant = () => true, restMs = REST_MS }: WatchOptions = {}): { close(): void } {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> | null = null;
  let changed = new Set<string>();
  let isOpen = true;

  const call = async (): Promise<void> => {
    await running;
    if (!isOpen || changed.size === 0) return;
    const files = [...changed];
    changed = new Set();
    running = Promise.resolve(onChange(files)).catch((error: unknown) => console.error(error));
    await running;
  };
  const watchers = folders.map((folder) =>
    watchTree(folder, (file) => {
      if (!isRelevant(file)) return;
      changed.add(file);
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => void call(), restMs);
    }),
  );
  return {
    close() {
      isOpen = false;
      if (timer) clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
