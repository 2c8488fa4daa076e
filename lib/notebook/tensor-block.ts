/** The numbers of a large tensor, as far as they are sent to the page. */
import { OUTPUT_LIMITS, type TensorBlock, type TensorNode } from './outputs.ts';

/**
 * A block of what a tensor holds; null where `TensorNode.values` has room for all of it, or where it does not hold one number a place
 * (strings, complex numbers). It is a copy, which may be handed over to another thread.
 */
export function toTensorBlock(shape: readonly number[], data: ArrayLike<number | string>): TensorBlock | null {
  if (data.length <= OUTPUT_LIMITS.tensorValuesShown || countValues(shape) !== data.length) return null;
  if (!(data instanceof Float32Array || data instanceof Int32Array || data instanceof Uint8Array)) return null;
  const part = cutShape(shape, OUTPUT_LIMITS.tensorBlockValues);
  return { shape: part, values: data.slice(0, countValues(part)) };
}

/** The largest beginning of a shape that has at most `limit` values: whole entries of the first axis, or part of its first entry. */
export function cutShape(shape: readonly number[], limit: number): readonly number[] {
  const [length, ...rest] = shape;
  if (length === undefined || countValues(shape) <= limit) return shape;
  const entries = Math.floor(limit / countValues(rest));
  return entries >= 1 ? [entries, ...rest] : [1, ...cutShape(rest, limit)];
}

/** What the page has of a tensor: its block, or as much as fits of its few values. */
export interface KnownValues {
  readonly shape: readonly number[];
  /** row-major */
  readonly values: ArrayLike<number | string | boolean>;
}

export function selectKnownValues({ shape, values }: TensorNode, block: TensorBlock | null): KnownValues {
  return block ?? { shape: cutShape(shape, values.length), values };
}

export const countValues = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/** What is not there, as a sentence for below the tensor; null when all is. */
export function describeMissing(shape: readonly number[], part: readonly number[]): string | null {
  const cut = part.flatMap((length, axis) => (length === shape[axis] ? [] : [`${length.toLocaleString('en')} of ${(shape[axis] ?? 0).toLocaleString('en')} along axis ${axis}`]));
  return cut.length === 0 ? null : `the first ${cut.join(', ')} are shown; slice it in the cell to see others`;
}
