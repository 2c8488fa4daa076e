/** Calls back after files have changed and come to rest, never twice at the same time. */
import { watch } from 'node:fs';

/** ms without a further change */
const REST = 150;

/** Watches folders with everything in them. `onChange` is awaited; changes meanwhile cause one more call. */
export function watchFolders(folders: readonly string[], onChange: () => unknown, isRelevant: (file: string) => boolean = () => true): { close(): void } {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> | null = null;
  let isOpen = true;

  const call = async (): Promise<void> => {
    await running;
    if (!isOpen) return;
    running = Promise.resolve(onChange()).catch((error: unknown) => console.error(error));
    await running;
  };
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_, file) => {
      if (file !== null && !isRelevant(file)) return;
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => void call(), REST);
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
