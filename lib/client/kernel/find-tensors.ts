import { isTensor, type TensorLike } from '#lib/notebook/encode-tensor.ts';

/** Objects looked at before giving up: a notebook with more is not worth the time after each cell. */
const OBJECTS_SEARCHED = 50_000;
/** A list or record that begins with this many plain values holds no tensors. */
const PLAIN_LIST = 16;
/** Fields of one record that are looked at. */
const FIELDS_SEARCHED = 10_000;

/** All tensors that can be reached from some values through fields, lists, maps and sets; null when there is too much to search. */
export function findTensors(roots: readonly unknown[]): Set<TensorLike> | null {
  const found = new Set<TensorLike>();
  const seen = new Set<unknown>();
  const waiting = [...roots];
  while (waiting.length > 0) {
    const value = waiting.pop();
    // Functions hold tensors where nobody can look.
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (seen.size > OBJECTS_SEARCHED) return null;
    if (isTensor(value)) found.add(value);
    else pushParts(value, waiting);
  }
  return found;
}

/** Large objects without tensors near their start; counting their fields again after every run would be slow. */
const plainObjects = new WeakSet<object>();

function pushParts(value: object, waiting: unknown[]): void {
  try {
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer || plainObjects.has(value)) return;
    if (Array.isArray(value)) pushItems(value, value.length, waiting);
    else if (value instanceof Map) {
      pushItems(value.keys(), value.size, waiting);
      pushItems(value.values(), value.size, waiting);
    } else if (value instanceof Set) pushItems(value, value.size, waiting);
    pushFields(value, waiting);
  } catch {
    // A proxy that refuses to be read holds nothing that we can find.
  }
}

/** Pushes the items of a collection, unless it is long and begins with plain values. */
function pushItems(items: Iterable<unknown>, length: number, waiting: unknown[]): void {
  let index = 0;
  const first: unknown[] = [];
  for (const item of items) {
    first.push(item);
    if (++index === PLAIN_LIST && length > PLAIN_LIST && first.every(isPlain)) return;
    if (index > OBJECTS_SEARCHED) return;
    if (!isPlain(item)) waiting.push(item);
  }
}

function pushFields(value: object, waiting: unknown[]): void {
  if (Array.isArray(value)) return;
  const keys = Object.keys(value);
  // Getters are not run: looking must change nothing.
  const read = (key: string): unknown => Object.getOwnPropertyDescriptor(value, key)?.value;
  if (keys.length > FIELDS_SEARCHED) {
    if (keys.slice(0, PLAIN_LIST).every((key) => isPlain(read(key)))) plainObjects.add(value);
    keys.length = FIELDS_SEARCHED;
  }
  for (const key of keys) {
    const part = read(key);
    if (!isPlain(part)) waiting.push(part);
  }
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;
