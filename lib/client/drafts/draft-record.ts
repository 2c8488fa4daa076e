/** How one draft lies in the browser's storage. The version in the name changes with the shape, so old tabs never misread it. */

import { draftSpace } from './draft-space.ts';

/** A text that a learner typed, with enough history to notice that two tabs went different ways. */
export interface DraftRecord {
  /** name of this revision, unique over all tabs */
  readonly id: string;
  /** the revision it was typed on top of; null for the first */
  readonly parent: string | null;
  /** fingerprint of the author's text that the learner started from */
  readonly base: string;
  /** that text, for comparing when the author has changed it; null: written before it was kept, or there is nothing to compare */
  readonly baseText: string | null;
  /** null: the learner went back to the author's text */
  readonly text: string | null;
  /** ms since the epoch */
  readonly savedAt: number;
  /** a second text that waits for the learner's choice between the two (its text null: the author's); null when there is no conflict */
  readonly parked: { readonly text: string | null; readonly savedAt: number } | null;
  /** where it was written, e.g. "Firefox on Linux"; null: in this browser */
  readonly device: string | null;
}

const PREFIX = 'epoch.draft.v1';

/** Storage name of a draft, e.g. `epoch.draft.v1:deep-learning/welcome/first-cell`, of an account's `epoch.draft.v1.1f0e:deep-...`. */
export const toStorageName = (key: string, space: string = draftSpace): string => `${PREFIX}${space}:${key}`;

/** A short fingerprint of the author's text: tells "the author changed it" apart of long-kept records, too (FNV-1a and the length). */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return `${(hash >>> 0).toString(36)}.${text.length.toString(36)}`;
}

/** A record as any version of ours wrote it, or anything else. */
type Stored = { readonly [Field in keyof DraftRecord]?: unknown } & { readonly parked?: { readonly text?: unknown } | null };

/** Reads a stored record. Anything else than a record (another program's value, a broken write) counts as none. */
export function parseDraftRecord(stored: string | null): DraftRecord | null {
  try {
    const value = JSON.parse(stored ?? 'null') as Stored | null; // each field is looked at below
    const texts = [value?.parent, value?.baseText, value?.text, value?.device, value?.parked?.text];
    const isRecord = typeof value?.id === 'string' && typeof value.base === 'string' && typeof value.savedAt === 'number' && texts.every((text) => text == null || typeof text === 'string');
    // the fields that are not there are those of older versions
    return isRecord ? ({ baseText: null, device: null, parked: null, ...value } as DraftRecord) : null;
  } catch {
    return null;
  }
}
