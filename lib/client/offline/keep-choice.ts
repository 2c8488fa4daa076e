/** Whether a visited lesson is kept without being asked for. */

/** One entry for each lesson that its reader had removed. */
const PREFIX = 'epoch.offline-removed.v1:';

interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
  readonly type?: string;
}

/** Not where bytes cost or trickle: there the reader asks. Browsers that say nothing of it (Firefox, Safari) are taken at their best. */
export function isAutomatic(connection: Connection | undefined = (navigator as { readonly connection?: Connection }).connection): boolean {
  return !connection?.saveData && connection?.type !== 'cellular' && !/^(?:slow-)?[23]g$/.test(connection?.effectiveType ?? '');
}

/** What its reader removed is not kept again by itself. */
export function isRefused(path: string, storage: () => Storage = () => localStorage): boolean {
  try {
    return storage().getItem(PREFIX + path) !== null;
  } catch {
    return true; // a browser that forbids storage is not to be filled
  }
}

export function noteRefused(path: string, isRefusedNow: boolean, storage: () => Storage = () => localStorage): void {
  try {
    if (isRefusedNow) storage().setItem(PREFIX + path, '1');
    else storage().removeItem(PREFIX + path);
  } catch {
    // Forbidden storage: `isRefused` says so, too.
  }
}
