import { OUTPUT_LIMITS, type Output, type TensorNode } from './outputs.ts';
import { toTensorBlock } from './tensor-block.ts';

/** What we ask of a TensorFlow.js tensor; recognised by shape, so that this layer does not depend on the library. */
export interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly size: number;
  readonly isDisposed: boolean;
  readonly dataId: object;
  dataSync(): ArrayLike<number | string>;
}

/** Whether a value is a TensorFlow.js tensor or variable. Never throws, whatever the value's getters do. */
export function isTensor(value: unknown): value is TensorLike {
  if (typeof value !== 'object' || value === null) return false;
  try {
    const claim = value as Partial<Record<keyof TensorLike, unknown>>;
    return typeof claim.dtype === 'string' && Array.isArray(claim.shape) && typeof claim.dataSync === 'function' && typeof claim.dataId === 'object' && typeof claim.isDisposed === 'boolean';
  } catch {
    return false;
  }
}

/** Reads a tensor for showing: at most `tensorValuesShown` values, with statistics over all of them. */
export function encodeTensor(tensor: TensorLike): TensorNode {
  const { shape, dtype, size } = tensor;
  if (tensor.isDisposed) return { shape, dtype: `${dtype}, disposed`, size, values: [], stats: null };
  return encodeData(tensor, tensor.dataSync());
}

/** A tensor as an output of its own: with a block of its numbers, if it has many. */
export function encodeTensorOutput(tensor: TensorLike): Extract<Output, { kind: 'tensor' }> {
  if (tensor.isDisposed) return { kind: 'tensor', tensor: encodeTensor(tensor), block: null };
  const data = tensor.dataSync();
  return { kind: 'tensor', tensor: encodeData(tensor, data), block: toTensorBlock(tensor.shape, data) };
}

function encodeData({ shape, dtype, size }: TensorLike, data: ArrayLike<number | string>): TensorNode {
  const shown = Math.min(data.length, OUTPUT_LIMITS.tensorValuesShown);
  const values: (number | string | boolean)[] = [];
  for (let i = 0; i < shown; i++) values.push(toShown(data[i], dtype));
  return { shape: [...shape], dtype, size, values, stats: findStats(data, dtype) };
}

function toShown(value: number | string | undefined, dtype: string): number | string | boolean {
  if (dtype === 'bool') return value === 1;
  if (typeof value === 'string') return value.slice(0, OUTPUT_LIMITS.stringCharactersShown);
  return value ?? NaN;
}

function findStats(data: ArrayLike<number | string>, dtype: string): TensorNode['stats'] {
  if (data.length === 0 || dtype === 'string' || dtype === 'complex64') return null;
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  let nan = 0;
  for (let i = 0; i < data.length; i++) {
    const value = (data as ArrayLike<number>)[i] as number;
    // Only NaN differs from itself.
    if (value !== value) nan++;
    else {
      if (value < min) min = value;
      if (value > max) max = value;
      sum += value;
    }
  }
  const numbers = data.length - nan;
  return numbers === 0 ? { min: NaN, max: NaN, mean: NaN, nan } : { min, max, mean: sum / numbers, nan };
}
