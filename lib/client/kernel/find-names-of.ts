/** Which names lead to a value, and which lead to something else than before. Getters are not run: looking must change nothing. */
import type { Scope } from './exchange-names.ts';

/** How deep a value is looked for in lists and records, and in how many entries of each. */
const DEPTH = 3;
export const ENTRIES = 200;

/** Names whose value is this one, or a list or record that holds it. */
export const findNamesOf = (scope: Scope, names: Iterable<string>, wanted: object): string[] => [...names].filter((name) => holds(read(scope, name), wanted, DEPTH));

const read = (scope: object, name: string): unknown => Object.getOwnPropertyDescriptor(scope, name)?.value as unknown;

function holds(value: unknown, wanted: object, depth: number): boolean {
  if (value === wanted) return true;
  if (depth === 0 || typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return readEntries(value).some((entry) => holds(entry, wanted, depth - 1));
}

/** The first entries, without a look at the others: a slider asks this with each of its moves. A proxy may throw at anything. */
function readEntries(value: object): unknown[] {
  try {
    if (Array.isArray(value)) return Array.from({ length: Math.min(value.length, ENTRIES) }, (_, index) => read(value, String(index)));
    // not the value's own `values`, which may be anything
    if (value instanceof Map) return takeFirst(Map.prototype.values.call(value));
    if (value instanceof Set) return takeFirst(Set.prototype.values.call(value));
    return Object.keys(value)
      .slice(0, ENTRIES)
      .map((key) => read(value, key));
  } catch {
    return [];
  }
}

function takeFirst(values: Iterable<unknown>): unknown[] {
  const first: unknown[] = [];
  for (const value of values) {
    if (first.push(value) === ENTRIES) break;
  }
  return first;
}

/** What names hold at one moment. */
export type Snapshot = ReadonlyMap<string, readonly [value: unknown, size: unknown]>;

export const takeSnapshot = (scope: Scope, names: Iterable<string>): Snapshot => new Map([...names].map((name) => [name, look(read(scope, name))]));

/** Names that hold another value now, or a list, map or set that has grown or shrunk. */
export const findChanged = (before: Snapshot, after: Snapshot): string[] => [...after].filter(([name, now]) => !now.every((part, k) => Object.is(part, before.get(name)?.[k]))).map(([name]) => name);

const look = (value: unknown): readonly [unknown, unknown] => [value, Array.isArray(value) ? value.length : value instanceof Map || value instanceof Set ? value.size : null];
