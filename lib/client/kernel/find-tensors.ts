import { isTensor, type TensorLike } from '#lib/notebook/encode-tensor.ts';

/** Objects looked at before giving up: a notebook with more is not worth the time after each cell. */
const OBJECTS_SEARCHED = 50_000;
/** Elements of one list that are looked at when its first is no object. */
const PLAIN_LIST = 16;

/** All tensors that can be reached from some values through fields, lists, maps and sets; null when there is too much to search. */
export function findTensors(roots: readonly unknown[]): Set<TensorLike> | null {
  const found = new Set<TensorLike>();
  const seen = new Set<unknown>();
  const waiting: unknown[] = [...roots];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' && typeof value !== 'function') continue;
    if (value === null || seen.has(value)) continue;
    seen.add(value);
    if (seen.size > OBJECTS_SEARCHED) return null;
    if (isTensor(value)) found.add(value);
    else pushParts(value, waiting);
  }
  return found;
}

function pushParts(value: object, waiting: unknown[]): void {
  try {
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return;
    if (Array.isArray(value)) {
      const plain = value.slice(0, PLAIN_LIST).every((item) => typeof item !== 'object' && typeof item !== 'function');
      if (value.length <= PLAIN_LIST || !plain) for (let i = 0; i < Math.min(value.length, OBJECTS_SEARCHED); i++) waiting.push(value[i]);
      return;
    }
    if (value instanceof Map) waiting.push(...value.keys(), ...value.values());
    else if (value instanceof Set) waiting.push(...value);
    // Getters are not run: looking must change nothing.
    for (const { value: part } of Object.values(Object.getOwnPropertyDescriptors(value))) if (part !== undefined) waiting.push(part);
  } catch {
    // A proxy that refuses to be read holds nothing that we can find.
  }
}
