import { isTensor, type TensorLike } from '#lib/notebook/encode-tensor.ts';

/** Numbers in a row: a list, a typed array or a 1-D tensor. */
export type Numbers = ArrayLike<number> | TensorLike;

/** `what` names the list in the error. */
export function toNumbers(values: Numbers, what: string): number[] {
  const list: unknown = isTensor(values) ? values.dataSync() : values;
  if (typeof list !== 'object' || list === null || !('length' in list)) throw new TypeError(`Expected ${what} to be a list of numbers, got ${typeof values}.`);
  return Array.from(list as ArrayLike<unknown>, Number);
}
