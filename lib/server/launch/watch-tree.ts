/**
 * Watches a folder with everything in it, one watcher for each folder: Node's own recursive watching loses a file on Linux once an
 * editor has put a new one in its place.
 */
import { watch, type FSWatcher } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Calls back with the path from the folder of what was changed, made or removed, until it is closed. */
export function watchTree(folder: string, onChange: (path: string) => void): { close(): void } {
  const watchers = new Map<string, FSWatcher>();
  let isOpen = true;

  const leave = (path: string): void => {
    for (const [known, watcher] of watchers) {
      if (path !== '' && known !== path && !known.startsWith(`${path}${sep}`)) continue;
      watcher.close();
      watchers.delete(known);
    }
  };
  /** What was made in a new folder before it was watched counts as a change. */
  const enter = async (path: string, isNew: boolean): Promise<void> => {
    if (!isOpen || watchers.has(path)) return;
    const watcher = watch(join(folder, path), (_, name) => {
      if (name === null) return;
      const changed = join(path, name);
      onChange(changed);
      void look(changed);
    });
    watchers.set(path, watcher.on('error', () => leave(path)));
    for (const entry of await readdir(join(folder, path), { withFileTypes: true })) {
      const found = join(path, entry.name);
      if (isNew) onChange(found);
      if (entry.isDirectory()) await enter(found, isNew);
    }
  };
  /** A name may be a folder that has come, or one that has gone. */
  const look = async (path: string): Promise<void> => {
    const isFolder = await readdir(join(folder, path)).then(() => true, () => false);
    if (!isFolder) leave(path);
    else await enter(path, true).catch(() => leave(path)); // it went while it was read
  };

  enter('', false).catch((error: unknown) => console.error(error));
  return {
    close() {
      isOpen = false;
      leave('');
    },
  };
}
