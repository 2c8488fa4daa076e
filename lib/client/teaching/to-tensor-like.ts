import { isTensor, type TensorLike } from '#lib/notebook/encode-tensor.ts';

/** A tensor, or nested lists of numbers of equal length. */
export type Grid = TensorLike | ArrayLike<number> | readonly ArrayLike<number>[];

/** Nested lists as what can be shown as a tensor. */
export function toTensorLike(values: Grid): TensorLike {
  if (isTensor(values)) return values;
  const { shape, flat } = flatten(values);
  return { shape, dtype: 'float32', size: flat.length, isDisposed: false, dataId: flat, dataSync: () => flat };
}

/** The numbers of lists within lists, row by row, and how many there are in each direction. */
export function flatten(values: ArrayLike<number> | readonly ArrayLike<number>[]): { readonly shape: readonly number[]; readonly flat: Float32Array } {
  const rows = Array.from<number | ArrayLike<number>>(values);
  const [first] = rows;
  if (first === undefined || typeof first === 'number') return { shape: [rows.length], flat: Float32Array.from(rows, Number) };
  const width = first.length;
  const flat = new Float32Array(rows.length * width);
  rows.forEach((row, y) => {
    if (typeof row === 'number' || row.length !== width) throw new RangeError(`Expected all rows to have ${width} numbers like the first, got ${typeof row === 'number' ? 'a number' : row.length} in row ${y}.`);
    flat.set(Array.from(row, Number), y * width);
  });
  return { shape: [rows.length, width], flat };
}
