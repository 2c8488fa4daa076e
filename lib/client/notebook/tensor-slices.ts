/** A tensor in words: numbers in few digits, and where a value stands between the extremes. */
import type { TensorNode } from '#lib/notebook/outputs.ts';

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
