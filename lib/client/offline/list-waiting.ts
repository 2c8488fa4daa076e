/** The submissions that wait in this browser, for the page that lists them. Reads what `pending-store.ts` writes; a test holds them together. */
import { isOwnPending } from '../submissions/own-pending.ts';

const NAME = /^epoch\.pending-submission\.v1:([^:]+):/;

/** `course/lesson/exercise` of each that this person pressed. */
export function listWaiting(storage: () => Storage = () => localStorage, person?: string | null): readonly string[] {
  try {
    const kept = storage();
    return Array.from({ length: kept.length }, (_, position) => kept.key(position) ?? '').flatMap((name) => {
      const exercise = NAME.exec(name)?.[1];
      if (exercise === undefined) return [];
      // our own format; one that cannot be read is caught below
      const pending = JSON.parse(kept.getItem(name) ?? 'null') as { readonly space?: string } | null;
      return pending && isOwnPending(pending, person) ? [exercise] : [];
    });
  } catch {
    return [];
  }
}
