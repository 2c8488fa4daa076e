/** Values as check code sees them, once they have crossed the border from the learner's realm. */

export type TensorDtype = 'float32' | 'int32' | 'bool';
/** bool tensors hold 0 and 1 */
export type TensorData = Float32Array | Int32Array | Uint8Array;
export type TypedArrayValue =
  | Float32Array
  | Float64Array
  | Int32Array
  | Uint8Array
  | Uint8ClampedArray
  | Int8Array
  | Int16Array
  | Uint16Array
  | Uint32Array;

/** A tensor outside tfjs: what the learner's tensor holds, row-major. The learner's code receives a real tf tensor for it. */
export class TensorValue {
  constructor(
    readonly shape: readonly number[],
    readonly dtype: TensorDtype,
    readonly values: TensorData,
  ) {
    const size = shape.reduce((product, side) => product * side, 1);
    if (!shape.every((side) => Number.isInteger(side) && side >= 0)) throw new RangeError(`Expected a shape of whole numbers from 0, got [${shape.join(', ')}]`);
    if (size !== values.length) throw new RangeError(`Expected ${size} values for the shape [${shape.join(', ')}], got ${values.length}`);
  }

  /** Number of values. */
  get size(): number {
    return this.values.length;
  }

  /** The values as nested arrays; a plain number for the shape []. */
  toNested(): NestedNumbers {
    const nest = (axis: number, from: number): NestedNumbers => {
      if (axis === this.shape.length) return this.values[from] ?? 0;
      const stride = this.shape.slice(axis + 1).reduce((product, side) => product * side, 1);
      return Array.from({ length: this.shape[axis] ?? 0 }, (_, i) => nest(axis + 1, from + i * stride));
    };
    return nest(0, 0);
  }
}

export type NestedNumbers = number | readonly NestedNumbers[];

/** Stands for what cannot cross the border: a function, a symbol, a promise, something too deep. */
export class OpaqueValue {
  constructor(/** e.g. `function`, `a value nested more than 16 levels deep` */ readonly what: string) {}
}

/** Everything that `learner.call` and `learner.read` can give. It is a claim of the learner's code: pass it to `expect`, or narrow it with `asNumber`, `asNumbers`, `asTensor`. */
export type LearnerValue =
  | number
  | string
  | boolean
  | null
  | undefined
  | TensorValue
  | TypedArrayValue
  | OpaqueValue
  | readonly LearnerValue[]
  | { readonly [key: string]: LearnerValue };

export const TYPED_ARRAYS = {
  Float32Array,
  Float64Array,
  Int32Array,
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Int16Array,
  Uint16Array,
  Uint32Array,
} as const;
export type TypedArrayName = keyof typeof TYPED_ARRAYS;

export function isTypedArray(value: unknown): value is TypedArrayValue {
  return typedArrayName(value) !== null;
}

export function typedArrayName(value: unknown): TypedArrayName | null {
  for (const [name, constructor] of Object.entries(TYPED_ARRAYS)) {
    // Object.entries forgets that the keys are exactly those of TYPED_ARRAYS
    if (value instanceof constructor) return name as TypedArrayName;
  }
  return null;
}

export function isRecord(value: LearnerValue): value is { readonly [key: string]: LearnerValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof TensorValue) && !(value instanceof OpaqueValue) && !isTypedArray(value);
}

/** Shape of nested arrays of numbers, a tensor, a typed array or a number; null when ragged or not numbers. */
export function shapeOf(value: LearnerValue): readonly number[] | null {
  if (typeof value === 'number') return [];
  if (value instanceof TensorValue) return value.shape;
  if (isTypedArray(value)) return [value.length];
  if (!Array.isArray(value)) return null;
  let inner: readonly number[] | null = null;
  for (const item of value as readonly LearnerValue[]) {
    const shape = shapeOf(item);
    if (shape === null) return null;
    if (inner !== null && (inner.length !== shape.length || inner.some((side, axis) => side !== shape[axis]))) return null;
    inner = shape;
  }
  return [value.length, ...(inner ?? [])];
}

/** All numbers of a number, nested arrays, a typed array or a tensor, row-major; null when something else is in there. */
export function flattenNumbers(value: LearnerValue): readonly number[] | null {
  if (typeof value === 'number') return [value];
  if (value instanceof TensorValue) return Array.from(value.values);
  if (isTypedArray(value)) return Array.from(value);
  if (!Array.isArray(value)) return null;
  const numbers: number[] = [];
  for (const item of value as readonly LearnerValue[]) {
    const part = flattenNumbers(item);
    if (part === null) return null;
    for (const number of part) numbers.push(number);
  }
  return numbers;
}

/**
 * Builds a tensor for the learner: `tensor([1, 2, 3, 4], [2, 2])`, or with the shape read off nested arrays: `tensor([[1, 2], [3, 4]])`.
 */
export function buildTensor(values: NestedNumbers | TypedArrayValue, shape?: readonly number[], dtype: TensorDtype = 'float32'): TensorValue {
  const flat = flattenNumbers(values);
  const found = shapeOf(values);
  if (flat === null || found === null) throw new TypeError('Expected numbers in arrays of equal length for a tensor, got something else');
  const data = dtype === 'float32' ? Float32Array.from(flat) : dtype === 'int32' ? Int32Array.from(flat) : Uint8Array.from(flat, (value) => (value === 0 ? 0 : 1));
  return new TensorValue(shape ?? found, dtype, data);
}
