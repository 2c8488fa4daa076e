/** A draft that nobody keeps: what an author tries in a preview is gone with the page. */
import { Draft } from './draft.ts';

export const openMemoryDraft = (key: string, baseText: string): Draft =>
  new Draft(key, baseText, {
    storage: { read: () => null, write: () => undefined, watch: () => () => undefined },
    now: () => 0,
    newId: () => 'memory',
    later: () => () => undefined,
    onLeaving: () => () => undefined,
  });
