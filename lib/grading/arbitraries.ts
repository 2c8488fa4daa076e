/** Inputs that property checks draw: each knows how to make a random value and how to make a failing one smaller. */
import fc from 'fast-check';
import { buildTensor, type TensorValue, type LearnerValue, type NestedNumbers, type TensorDtype, type TypedArrayValue } from './learner-value.ts';

/** A source of random values of type `T`. Made by `float`, `int`, `array`, `vector`, `probabilities`, `tensor`, `oneOf`, `record`. */
export class Arbitrary<T> {
  constructor(/** fast-check's own; for the engine */ readonly source: fc.Arbitrary<T>) {}

  /** Another value computed from each drawn one; a smaller failing input is still found on the original. */
  map<U>(change: (value: T) => U): Arbitrary<U> {
    return new Arbitrary(this.source.map(change));
  }

  /** Only values that `keep` accepts; at least about one in ten should be. */
  filter(keep: (value: T) => boolean): Arbitrary<T> {
    return new Arbitrary(this.source.filter(keep));
  }
}

/**
 * A finite number in [min, max] (default -10 to 10). Values lie on a decimal grid of about 10,000 steps over the range,
 * so that the smallest failing input reads `0.25` and not `5e-324`.
 */
export function float({ min = -10, max = 10 }: { readonly min?: number; readonly max?: number } = {}): Arbitrary<number> {
  if (!(Number.isFinite(min) && Number.isFinite(max) && min <= max)) throw new RangeError(`Expected float({ min, max }) with finite min <= max, got min ${min} and max ${max}`);
  if (min === max) return new Arbitrary(fc.constant(min));
  const decimals = 4 - Math.floor(Math.log10(max - min));
  const scale = 10 ** Math.min(Math.max(decimals, 0), 15);
  const low = Math.ceil(min * scale);
  const high = Math.floor(max * scale);
  if (high <= low) return new Arbitrary(fc.double({ min, max, noNaN: true }));
  return new Arbitrary(fc.integer({ min: Math.max(low, -(2 ** 52)), max: Math.min(high, 2 ** 52) }).map((step) => Math.min(max, Math.max(min, step / scale)) + 0));
}

/** A whole number in [min, max] (default -10 to 10). */
export function int({ min = -10, max = 10 }: { readonly min?: number; readonly max?: number } = {}): Arbitrary<number> {
  if (!(Number.isInteger(min) && Number.isInteger(max) && min <= max)) throw new RangeError(`Expected int({ min, max }) with whole min <= max, got min ${min} and max ${max}`);
  return new Arbitrary(fc.integer({ min, max }));
}

/** An array of drawn items, of exactly `length` or between `minLength` and `maxLength` (default 0 to 8). */
export function array<T>(item: Arbitrary<T>, size: { readonly length: number } | { readonly minLength?: number; readonly maxLength?: number } = {}): Arbitrary<T[]> {
  const bounds = 'length' in size ? { minLength: size.length, maxLength: size.length } : { minLength: size.minLength ?? 0, maxLength: size.maxLength ?? Math.max(8, size.minLength ?? 0) };
  return new Arbitrary(fc.array(item.source, bounds));
}

/** A list of `length` numbers in [min, max] (default -10 to 10): shorthand for `array(float({ min, max }), { length })`. */
export function vector({ length, min, max }: { readonly length: number; readonly min?: number; readonly max?: number }): Arbitrary<number[]> {
  return array(float({ ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }), { length });
}

/**
 * A distribution over `length` classes: numbers from 0 to 1 with the sum 1. Some are exactly 0 unless `positive` is set, as
 * cross-entropy and logarithms must bear; the smallest failing one is the most even.
 */
export function probabilities({ length, positive = false }: { readonly length: number; readonly positive?: boolean }): Arbitrary<number[]> {
  if (!(Number.isInteger(length) && length >= 1)) throw new RangeError(`Expected probabilities({ length }) with a whole length from 1, got ${length}`);
  const weight = positive ? fc.integer({ min: 0, max: 999 }).map((extra) => extra + 1) : fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 999 }) }, { weight: 1, arbitrary: fc.constant(0) });
  return new Arbitrary(
    fc.array(weight, { minLength: length, maxLength: length }).map((weights) => {
      const total = weights.reduce((sum, one) => sum + one, 0);
      return weights.map((one) => (total === 0 ? 1 / length : one / total));
    }),
  );
}

/** A side of a drawn tensor: fixed, or drawn itself. */
type Side = number | Arbitrary<number>;

/** With numbers, builds one tensor: `tensor([[1, 2], [3, 4]])` or `tensor([1, 2, 3, 4], [2, 2], 'int32')`. */
export function tensor(values: NestedNumbers | TypedArrayValue, shape?: readonly number[], dtype?: TensorDtype): TensorValue;
/**
 * With a drawn item, draws tensors: `tensor(float({ min: -1, max: 1 }), { shape: [3, 2] })`. Sides may be drawn, too:
 * `{ shape: [int({ min: 1, max: 5 }), 3] }`; a failing tensor is then made smaller in shape first.
 */
export function tensor(item: Arbitrary<number>, options: { readonly shape: readonly Side[]; readonly dtype?: TensorDtype }): Arbitrary<TensorValue>;
export function tensor(
  first: NestedNumbers | TypedArrayValue | Arbitrary<number>,
  second?: readonly number[] | { readonly shape: readonly Side[]; readonly dtype?: TensorDtype },
  dtype?: TensorDtype,
): TensorValue | Arbitrary<TensorValue> {
  if (first instanceof Arbitrary) {
    if (second === undefined || !('shape' in second)) throw new TypeError('Expected tensor(item, { shape }), got no shape');
    const sides = second.shape.map((side) => (typeof side === 'number' ? fc.constant(side) : side.source));
    const draw = (shape: readonly number[]): fc.Arbitrary<TensorValue> => {
      const size = shape.reduce((product, side) => product * side, 1);
      return fc.array(first.source, { minLength: size, maxLength: size }).map((values) => buildTensor(values, shape, second.dtype));
    };
    const fixed = second.shape.filter((side) => typeof side === 'number');
    return new Arbitrary(fixed.length === sides.length ? draw(fixed) : fc.tuple(...sides).chain(draw));
  }
  if (second !== undefined && 'shape' in second) throw new TypeError('Expected tensor(values, [rows, columns]) with an array as shape, got { shape }');
  return buildTensor(first, second, dtype);
}

/** One of the given values or arbitraries, each as likely; a failing input is made smaller towards the first. */
export function oneOf<const T extends readonly unknown[]>(...choices: T): Arbitrary<{ [K in keyof T]: T[K] extends Arbitrary<infer V> ? V : T[K] }[number]> {
  if (choices.length === 0) throw new RangeError('Expected oneOf(a, b, …) with at least one choice, got none');
  type Value = { [K in keyof T]: T[K] extends Arbitrary<infer V> ? V : T[K] }[number];
  const sources = choices.map((choice) => (choice instanceof Arbitrary ? choice.source : fc.constant(choice)));
  // each source yields what its choice stands for; the mapped tuple type cannot follow Array.map
  return new Arbitrary(fc.oneof(...sources) as fc.Arbitrary<Value>);
}

/** A record with a drawn value for each field: `record({ weights: array(float(), { length: 3 }), bias: float() })`. */
export function record<T extends Record<string, LearnerValue>>(fields: { readonly [K in keyof T]: Arbitrary<T[K]> }): Arbitrary<T> {
  const sources = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, (field as Arbitrary<LearnerValue>).source]));
  return new Arbitrary(fc.record(sources) as fc.Arbitrary<T>);
}
