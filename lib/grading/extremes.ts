/** Inputs at the edge of what numbers can hold, for checks of numerical stability: the mild ones first. */
import { buildTensor, type LearnerValue, type NestedNumbers } from './learner-value.ts';

/**
 * Sizes at which formulas break: 30 (1 + e^-x is 1 in float32), 89 (e^x overflows float32), 104 (e^-x is 0 in float32), 710 (e^x
 * overflows in JavaScript), 746 (e^-x is 0 in JavaScript), 1e9 (what masks of attention use in place of minus infinity).
 */
const SIZES = [30, 89, 104, 710, 746, 1e9] as const;
/** squares to 0 in float32 */
const TINY = 1e-30;

/** One extreme argument as the learner's function receives it. */
export type ExtremeForm = 'number' | 'array' | 'tensor';

/**
 * Extreme values of one argument. `number`: 0, tiny, and each size with both signs. `array` and `tensor`: rows of `length`
 * logits that are all equal, one far above or below the others, spread evenly, or all but one as good as minus infinity; with
 * `rows`, a batch in which every row is the same, shape [rows, length].
 */
export function extremes(options: { readonly as: 'number' } | { readonly as: 'array' | 'tensor'; readonly length: number; readonly rows?: number }): readonly LearnerValue[] {
  if (options.as === 'number') return [0, TINY, -TINY, ...SIZES.flatMap((size) => [size, -size])];
  const { length, rows, as } = options;
  if (!(Number.isInteger(length) && length >= 1)) throw new RangeError(`Expected extremes({ length }) with a whole length from 1, got ${length}`);
  const row = (at: (i: number) => number): number[] => Array.from({ length }, (_, i) => at(i));
  const shapes = SIZES.flatMap((size) => [
    row(() => size),
    row(() => -size),
    row((i) => (i === 0 ? size : 0)),
    row((i) => (i === 0 ? -size : 0)),
    row((i) => (length === 1 ? size : size * ((2 * i) / (length - 1) - 1))),
  ]);
  const all = [row(() => 0), row(() => TINY), ...shapes, row((i) => (i === length - 1 ? 0 : -1e9))];
  return all.map((values) => {
    const nested: NestedNumbers = rows === undefined ? values : Array.from({ length: rows }, () => values);
    return as === 'tensor' ? buildTensor(nested) : nested;
  });
}
