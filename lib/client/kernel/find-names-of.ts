/** Which names lead to a value, and which lead to something else than before. Getters are not run: looking must change nothing. */
import type { Scope } from './exchange-names.ts';

/** How deep a value is looked for in lists and records, and in how many entries of each. */
const DEPTH = 3;
const ENTRIES = 200;

/** Names whose value is this one, or a list or record that holds it. */
export const findNamesOf = (scope: Scope, names: Iterable<string>, wanted: object): string[] => [...names].filter((name) => holds(read(scope, name), wanted, DEPTH));

const read = (scope: object, name: string): unknown => Object.getOwnPropertyDescriptor(scope, name)?.value as unknown;

function holds(value: unknown, wanted: object, depth: number): boolean {
  if (value === wanted) return true;
  if (depth === 0 || typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  const inside = value instanceof Map || value instanceof Set ? [...value.values()].slice(0, ENTRIES) : readEntries(value);
  return inside.some((entry) => holds(entry, wanted, depth - 1));
}

/** A proxy may throw at anything. */
function readEntries(value: object): unknown[] {
  try {
    return Object.keys(value)
      .slice(0, ENTRIES)
      .map((key) => read(value, key));
  } catch {
    return [];
  }
}

/** What names hold at one moment. */
export type Snapshot = ReadonlyMap<string, readonly [value: unknown, size: unknown]>;

export const takeSnapshot = (scope: Scope, names: Iterable<string>): Snapshot => new Map([...names].map((name) => [name, look(read(scope, name))]));

/** Names that hold another value now, or a list, map or set that has grown or shrunk. */
export const findChanged = (before: Snapshot, after: Snapshot): string[] => [...after].filter(([name, now]) => !now.every((part, k) => Object.is(part, before.get(name)?.[k]))).map(([name]) => name);

const look = (value: unknown): readonly [unknown, unknown] => [value, Array.isArray(value) ? value.length : value instanceof Map || value instanceof Set ? value.size : null];
