/** Judges one value. A matcher that does not hold ends the check; its texts are made for the learner. */
import { formatNumber, formatShape, formatValue } from './format-value.ts';
import { flattenNumbers, isRecord, isTypedArray, shapeOf, TensorValue, typedArrayName, type LearnerValue, type NestedNumbers, type TypedArrayValue } from './learner-value.ts';

/** A claim of the learner that breaks the check. `expected` and `note` are shown for visible checks only. */
export class CheckFailure extends Error {
  override name = 'CheckFailure';
  constructor(
    readonly got: string,
    readonly expected: string | null,
    readonly note: string | null = null,
  ) {
    super(`Expected ${expected ?? 'something else'}, got ${got}`);
  }
}

export interface Matchers {
  /** the same number, string, boolean, null or undefined */
  toBe(expected: LearnerValue): void;
  /** every number at most `within` (default 1e-6) away; same shape. NaN is never close. Arrays, typed arrays and tensors compare by shape and numbers. */
  toBeCloseTo(expected: NestedNumbers | TensorValue | TypedArrayValue, tolerance?: { readonly within?: number }): void;
  /** the same structure with the same values; exact */
  toEqual(expected: LearnerValue): void;
  /** a tensor or nested arrays of this shape; [] is a single number */
  toHaveShape(shape: readonly number[]): void;
  /** numbers without NaN and infinities */
  toBeFinite(): void;
  /** one number above the limit */
  toBeGreaterThan(limit: LearnerValue): void;
  /** one number below the limit */
  toBeLessThan(limit: LearnerValue): void;
  /** all numbers in [low, high], borders included */
  toBeBetween(low: number, high: number): void;
  /** anything else: `toSatisfy((value) => asNumbers(value).every((p) => p >= 0), 'only probabilities from 0 on')` */
  toSatisfy(predicate: (value: LearnerValue) => boolean, description: string): void;
}

export type Expect = (claim: LearnerValue) => Matchers;

/** Starts a judgement. */
export const expect: Expect = (claim) => ({
  toBe(expected) {
    if (!sameValue(claim, expected)) throw new CheckFailure(formatValue(claim), formatValue(expected));
  },
  toBeCloseTo(expected, { within = 1e-6 } = {}) {
    checkCloseTo(claim, expected, within);
  },
  toEqual(expected) {
    if (!equalValues(claim, expected)) throw new CheckFailure(formatValue(claim), formatValue(expected), shapeNote(claim, expected));
  },
  toHaveShape(shape) {
    const found = shapeOf(claim);
    if (found === null || !sameShape(found, shape)) {
      throw new CheckFailure(found === null ? formatValue(claim) : `shape ${formatShape(found)}`, `shape ${formatShape(shape)}`);
    }
  },
  toBeFinite() {
    const numbers = flattenNumbers(claim);
    if (numbers === null) throw new CheckFailure(formatValue(claim), 'finite numbers');
    const at = numbers.findIndex((number) => !Number.isFinite(number));
    if (at >= 0) throw new CheckFailure(formatValue(claim), 'finite numbers', numbers.length > 1 ? `Value ${at + 1} of ${numbers.length} is ${formatNumber(numbers[at] ?? NaN)}.` : null);
  },
  toBeGreaterThan(limit) {
    const bound = asNumber(limit);
    if (!(oneNumber(claim, 'a number') > bound)) throw new CheckFailure(formatValue(claim), `more than ${formatNumber(bound)}`);
  },
  toBeLessThan(limit) {
    const bound = asNumber(limit);
    if (!(oneNumber(claim, 'a number') < bound)) throw new CheckFailure(formatValue(claim), `less than ${formatNumber(bound)}`);
  },
  toBeBetween(low, high) {
    const expected = `between ${formatNumber(low)} and ${formatNumber(high)}`;
    const numbers = flattenNumbers(claim);
    if (numbers === null || !numbers.every((number) => number >= low && number <= high)) throw new CheckFailure(formatValue(claim), expected);
  },
  toSatisfy(predicate, description) {
    // what an author's predicate gives may only be truthy, which is not yes
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-boolean-literal-compare
    if (predicate(claim) !== true) throw new CheckFailure(formatValue(claim), description);
  },
});

/** The claim as one number (a tensor of one value counts); else the check fails, saying what came instead. */
export function asNumber(claim: LearnerValue): number {
  return oneNumber(claim, 'a number');
}

/** All numbers of the claim, row-major; else the check fails, saying what came instead. */
export function asNumbers(claim: LearnerValue): readonly number[] {
  const numbers = flattenNumbers(claim);
  if (numbers === null) throw new CheckFailure(formatValue(claim), 'numbers, an array of numbers or a tensor');
  return numbers;
}

/** The claim as a tensor; else the check fails, saying what came instead. */
export function asTensor(claim: LearnerValue): TensorValue {
  if (claim instanceof TensorValue) return claim;
  throw new CheckFailure(formatValue(claim), 'a tensor');
}

function oneNumber(claim: LearnerValue, expected: string): number {
  if (typeof claim === 'number') return claim;
  if (claim instanceof TensorValue && claim.size === 1 && claim.shape.length === 0) return claim.values[0] ?? NaN;
  throw new CheckFailure(formatValue(claim), expected);
}

function checkCloseTo(claim: LearnerValue, expected: NestedNumbers | TensorValue | TypedArrayValue, within: number): void {
  const wanted = expected as LearnerValue;
  const wantedShape = shapeOf(wanted);
  const wantedNumbers = flattenNumbers(wanted);
  if (wantedShape === null || wantedNumbers === null) throw new TypeError('Expected toBeCloseTo(number, nested arrays of equal length or tensor), got something else');
  const text = `${formatValue(wanted)} within ${formatNumber(within)}`;
  const shape = shapeOf(claim);
  const numbers = flattenNumbers(claim);
  if (shape === null || numbers === null) throw new CheckFailure(formatValue(claim), text);
  if (!sameShape(shape, wantedShape)) throw new CheckFailure(`${formatValue(claim)} (${describeShape(shape)})`, `${text} (${describeShape(wantedShape)})`, shapeNote(claim, wanted));
  let worst = -1;
  let worstDistance = 0;
  for (let i = 0; i < wantedNumbers.length; i++) {
    const got = numbers[i] ?? NaN;
    const want = wantedNumbers[i] ?? NaN;
    const distance = got === want ? 0 : Math.abs(got - want);
    // NaN-safe: anything that is not provably close counts as infinitely far
    if (!(distance <= within)) {
      const rank = Number.isNaN(distance) ? Infinity : distance;
      if (worst < 0 || rank > worstDistance) [worst, worstDistance] = [i, rank];
    }
  }
  if (worst < 0) return;
  const where = wantedNumbers.length > 1 ? `Value ${worst + 1} of ${wantedNumbers.length} differs most: got ${formatNumber(numbers[worst] ?? NaN)}, expected ${formatNumber(wantedNumbers[worst] ?? NaN)}.` : null;
  throw new CheckFailure(formatValue(claim), text, where);
}

function describeShape(shape: readonly number[]): string {
  return shape.length === 0 ? 'one number' : `shape ${formatShape(shape)}`;
}

function shapeNote(claim: LearnerValue, expected: LearnerValue): string | null {
  const got = shapeOf(claim);
  const want = shapeOf(expected);
  if (got === null || want === null || sameShape(got, want)) return null;
  return `The shape is ${formatShape(got)}, expected ${formatShape(want)}.`;
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((side, axis) => side === b[axis]);
}

/** `===`, but NaN equals NaN; 0 and -0 are the same. */
function sameValue(a: LearnerValue, b: LearnerValue): boolean {
  return a === b || (typeof a === 'number' && typeof b === 'number' && Number.isNaN(a) && Number.isNaN(b));
}

function equalValues(a: LearnerValue, b: LearnerValue): boolean {
  if (sameValue(a, b)) return true;
  if (a instanceof TensorValue) return b instanceof TensorValue && a.dtype === b.dtype && sameShape(a.shape, b.shape) && equalNumbers(a.values, b.values);
  if (isTypedArray(a)) return isTypedArray(b) && typedArrayName(a) === typedArrayName(b) && equalNumbers(a, b);
  if (Array.isArray(a)) {
    const [left, right] = [a as readonly LearnerValue[], b as readonly LearnerValue[]];
    return Array.isArray(b) && left.length === right.length && left.every((item, i) => equalValues(item, right[i]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equalValues(a[key], b[key]));
}

function equalNumbers(a: TypedArrayValue, b: TypedArrayValue): boolean {
  return a.length === b.length && Array.from(a).every((value, i) => sameValue(value, b[i]));
}
