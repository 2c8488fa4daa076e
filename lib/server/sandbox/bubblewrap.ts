/** bubblewrap around a sandbox process: namespaces of its own, with nothing in them but Deno and our programs, read-only. */
import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { searchPath } from '#lib/server/env/env.ts';

/** Where bubblewrap is; null where it is not installed. */
export function selectOptionalBubblewrap(folders: string = searchPath()): string | null {
  if (process.platform !== 'linux') return null;
  return folders.split(path.delimiter).map((folder) => path.join(folder, 'bwrap')).find((file) => existsSync(file)) ?? null;
}

/** where the C library and its loader are, on every distribution with the usual folders */
const LIBRARIES = ['/usr/lib', '/usr/lib64', '/lib', '/lib64'];

/** The arguments that stand before the program and its own arguments. `visible`: files and folders that it may read. */
export function toBubblewrapArgs(visible: readonly string[], workingFolder: string): readonly string[] {
  return [
    ...LIBRARIES.flatMap(toMount),
    ...[...new Set(visible)].flatMap((place) => ['--ro-bind', place, place]),
    ...['--chdir', workingFolder],
    // no /proc, no /dev, no /etc, no /tmp: Deno computes without them
    ...['--remount-ro', '/'],
    // processes, network, users, mounts, shared memory and host name of its own
    '--unshare-all',
    // the group stays ours, so that one signal ends both
    '--die-with-parent',
    '--',
  ];
}

function toMount(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return lstatSync(folder).isSymbolicLink() ? ['--symlink', readlinkSync(folder), folder] : ['--ro-bind', folder, folder];
}
