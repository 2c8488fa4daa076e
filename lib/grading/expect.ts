/** Judges one value. A matcher that does not hold ends the check; its texts are made for the learner. */
import { equalValues, findFarthest, sameShape, sameValue, type Tolerance } from './compare-values.ts';
import { formatNumber, formatShape, formatValue } from './format-value.ts';
import { flattenNumbers, shapeOf, TensorValue, typedArrayName, type LearnerValue, type NestedNumbers, type TensorDtype, type TypedArrayValue } from './learner-value.ts';

/** A claim of the learner that breaks the check. `expected` and `note` are shown for visible checks only. */
export class CheckFailure extends Error {
  override name = 'CheckFailure';
  constructor(
    readonly got: string,
    readonly expected: string | null,
    readonly note: string | null = null,
    /** what the engine itself found broken, said beside the author's rule, for hidden checks too: a fixed sentence, never a value */
    readonly rule: string | null = null,
  ) {
    super(`Expected ${expected ?? 'something else'}, got ${got}`);
  }
}

export interface Matchers {
  /** the same number, string, boolean, null or undefined */
  toBe(expected: LearnerValue): void;
  /**
   * Every number at most `within` (default 1e-6) plus `relative` (default 0) times the size of the expected number away, and the
   * same shape: nothing is broadcast. NaN is never close, an infinity only to the same infinity. Arrays, typed arrays and tensors
   * compare by shape and numbers.
   */
  toBeCloseTo(expected: NestedNumbers | TensorValue | TypedArrayValue, tolerance?: Tolerance): void;
  /** the same structure with the same values; exact */
  toEqual(expected: LearnerValue): void;
  /** a tensor or nested arrays of this shape; `null` stands for any size of that axis, [] for a single number */
  toHaveShape(shape: readonly (number | null)[]): void;
  /** a tensor of this dtype: `float32`, `int32` or `bool` */
  toHaveDtype(dtype: TensorDtype): void;
  /** numbers without NaN and infinities */
  toBeFinite(): void;
  /** numbers from 0 to 1 that add up to 1 along the last axis, within `within` (default 1e-4) */
  toBeProbabilities(tolerance?: { readonly within?: number }): void;
  /** one number above the limit */
  toBeGreaterThan(limit: LearnerValue): void;
  /** one number below the limit */
  toBeLessThan(limit: LearnerValue): void;
  /** all numbers in [low, high], borders included */
  toBeBetween(low: number, high: number): void;
  /** anything else: `toSatisfy((value) => asNumbers(value).every((p) => p >= 0), 'only probabilities from 0 on')` */
  toSatisfy(predicate: (value: LearnerValue) => boolean, description: string): void;
}

/** @param part what the claim is of the answer, when it is only a part of it: "got bias: 1" instead of "got 1" */
export type Expect = (claim: LearnerValue, part?: string) => Matchers;

/** Starts a judgement. */
export const expect: Expect = (claim, part) => {
  const say = (words = sayClaim(claim)): string => (part === undefined ? words : `${part}: ${words}`);
  return toMatchers(claim, say);
};

/** `say` puts the claim, or what is said of it, in words, when a message needs them. */
const toMatchers = (claim: LearnerValue, say: (words?: string) => string): Matchers => ({
  toBe(expected) {
    if (!sameValue(claim, expected)) throw new CheckFailure(say(), formatValue(expected));
  },
  toBeCloseTo(expected, tolerance = {}) {
    checkCloseTo(claim, say, expected, tolerance);
  },
  toEqual(expected) {
    if (!equalValues(claim, expected)) throw new CheckFailure(say(), formatValue(expected), shapeNote(claim, expected));
  },
  toHaveShape(shape) {
    const found = shapeOf(claim);
    if (found === null || found.length !== shape.length || !shape.every((side, axis) => side === null || side === found[axis])) {
      const wanted = `shape ${formatShape(shape)}`;
      // a list of 40 texts is 40 long, too: what is wrong with it is that it holds no numbers
      if (found === null) throw new CheckFailure(say(), shape.length === 0 ? 'one number' : `numbers of ${wanted}`);
      throw new CheckFailure(say(found.length === 0 ? `${formatValue(claim)} (one number, shape [])` : `shape ${formatShape(found)}`), wanted);
    }
  },
  toHaveDtype(dtype) {
    if (!(claim instanceof TensorValue) || claim.dtype !== dtype) throw new CheckFailure(claim instanceof TensorValue ? say(`a tensor of dtype ${claim.dtype}`) : say(), `a tensor of dtype ${dtype}`);
  },
  toBeFinite() {
    const numbers = flattenNumbers(claim);
    if (numbers === null) throw new CheckFailure(say(), 'finite numbers');
    const at = numbers.findIndex((number) => !Number.isFinite(number));
    if (at >= 0) throw new CheckFailure(say(), 'finite numbers', numbers.length > 1 ? `Value ${at + 1} of ${numbers.length} is ${formatNumber(numbers[at] ?? NaN)}.` : null);
  },
  toBeProbabilities({ within = 1e-4 } = {}) {
    const numbers = flattenNumbers(claim);
    const width = shapeOf(claim)?.at(-1);
    if (numbers === null || width === undefined || width === 0) throw new CheckFailure(say(), 'probabilities: numbers from 0 to 1 that add up to 1');
    // NaN fails this comparison
    if (!numbers.every((number) => number >= -within && number <= 1 + within)) throw new CheckFailure(say(), 'numbers from 0 to 1');
    for (let from = 0; from < numbers.length; from += width) {
      const total = numbers.slice(from, from + width).reduce((sum, number) => sum + number, 0);
      if (!(Math.abs(total - 1) <= within)) throw new CheckFailure(`${say()}, with the sum ${formatNumber(total)}`, 'numbers that add up to 1');
    }
  },
  toBeGreaterThan(limit) {
    const bound = asNumber(limit);
    if (!(oneNumber(claim, say) > bound)) throw new CheckFailure(say(), `more than ${formatNumber(bound)}`);
  },
  toBeLessThan(limit) {
    const bound = asNumber(limit);
    if (!(oneNumber(claim, say) < bound)) throw new CheckFailure(say(), `less than ${formatNumber(bound)}`);
  },
  toBeBetween(low, high) {
    const expected = `between ${formatNumber(low)} and ${formatNumber(high)}`;
    const numbers = flattenNumbers(claim);
    if (numbers === null || !numbers.every((number) => number >= low && number <= high)) throw new CheckFailure(say(), expected);
  },
  toSatisfy(predicate, description) {
    // what an author's predicate gives may only be truthy, which is not yes
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-boolean-literal-compare
    if (predicate(claim) !== true) throw new CheckFailure(say(), description);
  },
});

/** The claim as one number (a tensor of one value counts); else the check fails, saying what came instead. */
export function asNumber(claim: LearnerValue): number {
  return oneNumber(claim, () => sayClaim(claim));
}

/** All numbers of the claim, row-major; else the check fails, saying what came instead. */
export function asNumbers(claim: LearnerValue): readonly number[] {
  const numbers = flattenNumbers(claim);
  if (numbers === null) throw new CheckFailure(sayClaim(claim), 'numbers, an array of numbers or a tensor');
  return numbers;
}

/** The claim as a tensor; else the check fails, saying what came instead. */
export function asTensor(claim: LearnerValue): TensorValue {
  if (claim instanceof TensorValue) return claim;
  throw new CheckFailure(sayClaim(claim), 'a tensor');
}

function oneNumber(claim: LearnerValue, say: () => string): number {
  if (typeof claim === 'number') return claim;
  if (claim instanceof TensorValue && claim.size === 1 && claim.shape.length === 0) return claim.values[0] ?? NaN;
  throw new CheckFailure(say(), 'a number');
}

/** A claim in words. Beginners get `undefined` from a forgotten `return` and look for it everywhere else. */
const sayClaim = (claim: LearnerValue): string => (claim === undefined ? 'undefined (what a function without return gives)' : formatValue(claim));

function checkCloseTo(claim: LearnerValue, say: () => string, expected: NestedNumbers | TensorValue | TypedArrayValue, tolerance: Tolerance): void {
  const { within = 1e-6, relative = 0 } = tolerance;
  if (!(within >= 0 && relative >= 0 && relative < Infinity)) throw new RangeError(`Expected tolerances from 0 on, got within ${within} and relative ${relative}`);
  const wanted = expected as LearnerValue;
  const wantedShape = shapeOf(wanted);
  const wantedNumbers = flattenNumbers(wanted);
  if (wantedShape === null || wantedNumbers === null) throw new TypeError('Expected toBeCloseTo(number, nested arrays of equal length or tensor), got something else');
  const text = `${formatValue(wanted)} within ${formatNumber(within)}${relative > 0 ? ` and ${formatNumber(relative * 100)}%` : ''}`;
  const shape = shapeOf(claim);
  const numbers = flattenNumbers(claim);
  if (shape === null || numbers === null) throw new CheckFailure(say(), text);
  if (!sameShape(shape, wantedShape)) throw new CheckFailure(`${say()} (${describeShape(shape)})`, `${text} (${describeShape(wantedShape)})`, shapeNote(claim, wanted));
  const worst = findFarthest(numbers, wantedNumbers, tolerance);
  if (worst < 0) return;
  const where = wantedNumbers.length > 1 ? `Value ${worst + 1} of ${wantedNumbers.length} differs most: got ${formatNumber(numbers[worst] ?? NaN)}, expected ${formatNumber(wantedNumbers[worst] ?? NaN)}.` : null;
  throw new CheckFailure(say(), text, where);
}

function describeShape(shape: readonly number[]): string {
  return shape.length === 0 ? 'one number' : `shape ${formatShape(shape)}`;
}

/** Which of shape and type differ, in words; null when neither does. */
function shapeNote(claim: LearnerValue, expected: LearnerValue): string | null {
  const got = shapeOf(claim);
  const want = shapeOf(expected);
  if (got === null || want === null) return null;
  if (!sameShape(got, want)) return `The shape is ${formatShape(got)}, expected ${formatShape(want)}.`;
  const [gotType, wantType] = [describeType(claim), describeType(expected)];
  return gotType === wantType ? null : `It is ${gotType}, expected ${wantType}.`;
}

function describeType(value: LearnerValue): string {
  if (value instanceof TensorValue) return `a tensor of dtype ${value.dtype}`;
  return typedArrayName(value) ?? (typeof value === 'number' ? 'a number' : 'an array');
}
