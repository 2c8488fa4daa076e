/** The drafts of one space in this browser's storage, and beside each what the server is known to have of it. */
import { parseDraftRecord, toStorageName, type DraftRecord } from './draft-record.ts';
import type { KnownOnServer } from './decide-sync.ts';

export interface LocalDrafts {
  readonly list: () => readonly string[];
  readonly read: (key: string) => DraftRecord | null;
  /** The open page and other tabs hear of it. */
  readonly write: (key: string, record: DraftRecord) => void;
  readonly known: (key: string) => KnownOnServer | null;
  readonly setKnown: (key: string, known: KnownOnServer) => void;
  readonly forget: (key: string) => void;
}

const KNOWN = 'epoch.draft-known.v1';

export const toKnownName = (key: string, space: string): string => `${KNOWN}${space}:${key}`;

/** @param tell hears of each draft that is written here, as a page hears of another tab's */
export function openLocalDrafts(space: string, storage: Storage = localStorage, tell: (name: string, value: string) => void = tellPage): LocalDrafts {
  const prefix = toStorageName('', space);
  return {
    list: () => listNames(storage).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])),
    read: (key) => parseDraftRecord(storage.getItem(prefix + key)),
    write(key, record) {
      const value = JSON.stringify(record);
      storage.setItem(prefix + key, value);
      tell(prefix + key, value);
    },
    known: (key) => parseKnown(storage.getItem(toKnownName(key, space))),
    setKnown: (key, known) => storage.setItem(toKnownName(key, space), JSON.stringify(known)),
    forget(key) {
      storage.removeItem(prefix + key);
      storage.removeItem(toKnownName(key, space));
    },
  };
}

const listNames = (storage: Storage): string[] => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');

/** A browser tells other tabs only; the page itself is told as if by one. */
const tellPage = (name: string, value: string): void => void window.dispatchEvent(new StorageEvent('storage', { key: name, newValue: value }));

const isStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');

function parseKnown(stored: string | null): KnownOnServer | null {
  try {
    const value: unknown = JSON.parse(stored ?? 'null');
    if (typeof value !== 'object' || value === null) return null;
    const { owner, sent, heads, unanswered = [] } = value as Partial<Record<keyof KnownOnServer, unknown>>; // narrowed on the next line
    return typeof owner === 'string' && (sent === null || typeof sent === 'string') && isStrings(heads) && isStrings(unanswered) ? { owner, sent, heads, unanswered } : null;
  } catch {
    return null;
  }
}

/** Spaces of accounts that have drafts in this browser. */
export function listSpaces(storage: Storage = localStorage): readonly string[] {
  const found = listNames(storage).flatMap((name) => /^epoch\.draft(?:-known)?\.v1(\.\w+):/.exec(name)?.[1] ?? []);
  return [...new Set(found)];
}
