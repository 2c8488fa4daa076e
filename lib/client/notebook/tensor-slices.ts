/** A tensor as something to look at: numbers in few digits, and two-dimensional slices of any shape. */
import type { TensorNode } from '#lib/notebook/outputs.ts';

export interface TensorSlice {
  readonly rows: number;
  readonly columns: number;
  /** row-major; shorter than rows × columns where the tensor was cut */
  readonly values: TensorNode['values'];
}

/** `[2, 3]`, and `scalar` for no dimensions. */
export const formatShape = (shape: readonly number[]): string => (shape.length === 0 ? 'scalar' : `[${shape.join(', ')}]`);

/** Four significant digits, without noise: `0.5`, `-1.234e-7`, `12,345`. */
export function formatNumber(value: number | string | boolean): string {
  if (typeof value !== 'number') return String(value);
  if (Number.isInteger(value) && Math.abs(value) < 1e7) return String(value);
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) return value.toExponential(3).replace(/\.?0+e/, 'e');
  return String(Number(value.toPrecision(4)));
}

/** How many two-dimensional slices a tensor has: the product of all dimensions but the last two. */
export const countSlices = (shape: readonly number[]): number => shape.slice(0, -2).reduce((product, length) => product * length, 1);

/** One slice over the last two dimensions; a vector is one row. */
export function selectSlice(tensor: TensorNode, index: number): TensorSlice {
  const columns = tensor.shape.at(-1) ?? 1;
  const rows = tensor.shape.length < 2 ? 1 : (tensor.shape.at(-2) ?? 1);
  const start = index * rows * columns;
  return { rows, columns, values: tensor.values.slice(start, start + rows * columns) };
}

/** Where a slice stands in the leading dimensions, e.g. `[1, 0, :, :]`. */
export function formatSliceIndex(shape: readonly number[], index: number): string {
  const leading = shape.slice(0, -2);
  const places: number[] = [];
  let rest = index;
  for (const length of [...leading].reverse()) {
    places.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return `[${[...places, ':', ':'].join(', ')}]`;
}

/** Position of a value between the extremes: -1 … 1 around zero when signs differ, else 0 … 1. NaN stays NaN. */
export function toHeat(value: number | string | boolean, min: number, max: number): number {
  const number = Number(value);
  if (min < 0 && max > 0) return number / Math.max(-min, max);
  if (max === min) return 0;
  return max <= 0 ? (number - max) / (max - min) : (number - min) / (max - min);
}

/** One sentence for those who do not see the picture. */
export function describeTensor({ shape, dtype, size, stats }: TensorNode): string {
  const what = shape.length === 0 ? `Scalar ${dtype}` : `Tensor ${formatShape(shape)} ${dtype}, ${size.toLocaleString('en')} values`;
  if (stats === null || size === 1) return what;
  const nan = stats.nan > 0 ? `, ${stats.nan.toLocaleString('en')} not a number` : '';
  return `${what}, from ${formatNumber(stats.min)} to ${formatNumber(stats.max)}, mean ${formatNumber(stats.mean)}${nan}`;
}
