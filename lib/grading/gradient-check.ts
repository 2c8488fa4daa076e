/** A gradient check: the learner's derivative against central differences of a function, the learner's own or the author's. */
import { sameShape } from './compare-values.ts';
import type { GradientOptions } from './check-definition.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { asNumber, asNumbers, CheckFailure } from './expect.ts';
import { formatNumber, formatShape, formatValue } from './format-value.ts';
import { flattenNumbers, isTypedArray, shapeOf, TensorValue, type LearnerValue } from './learner-value.ts';
import { runPropertyCheck } from './property-check.ts';
import { agrees, exactSlope, PRECISIONS, roughSlope, type Precision, type Slope } from './slopes.ts';
import type { TrialLearner } from './trial.ts';

/** gradient checks try fewer points: each costs two calls per component */
const GRADIENT_RUNS = 5;

export function runGradientCheck(options: GradientOptions, learner: TrialLearner, seed: number): Promise<CheckOutcome> {
  const { of, gradient, by = 0, within = 1e-3 } = options;
  return runPropertyCheck<LearnerValue[]>(
    { points: options.points, inputs: options.inputs, runs: options.runs ?? GRADIENT_RUNS },
    async (_context, ...args) => {
      const moved = args[by];
      const start = flattenNumbers(moved);
      if (start === null) throw new TypeError(`Expected argument ${by} of ${gradient} to be a number, an array of numbers or a tensor`);
      const claim = await learner.call(gradient, ...args);
      const shape = shapeOf(claim);
      const wanted = shapeOf(moved) ?? [];
      // a derivative of another shape might broadcast where it is used: it is wrong all the same
      if (shape === null || !sameShape(shape, wanted)) throw new CheckFailure(`${formatValue(claim)}${shape === null ? '' : ` (shape ${formatShape(shape)})`}`, `a derivative of shape ${formatShape(wanted)}, like the argument`, null, 'A derivative has the shape of what it is taken by.');
      const derivatives = asNumbers(claim);
      const evaluate = typeof of === 'function' ? async (...now: LearnerValue[]) => of(...now) : async (...now: LearnerValue[]) => asNumber(await learner.probe(of, ...now));
      const precision = precisionOf(moved, await evaluate(...args), options.step);
      for (let i = 0; i < start.length; i++) {
        const along = (x: number): Promise<number> => evaluate(...args.map((arg, k) => (k === by ? withComponent(arg, i, x) : arg)));
        const derivative = derivatives[i] ?? NaN;
        const at = start[i] ?? NaN;
        if (agrees(derivative, await roughSlope(along, at, precision), within)) continue;
        const slope = await exactSlope(along, at, precision);
        if (!agrees(derivative, slope, within)) throw failure(claim, derivative, slope, i, start.length);
      }
    },
    learner,
    seed,
  );
}

function failure(claim: LearnerValue, derivative: number, slope: Slope, component: number, components: number): CheckFailure {
  const text = slope.low === slope.high ? formatNumber(round(slope.value)) : `from ${formatNumber(round(slope.low))} to ${formatNumber(round(slope.high))}`;
  if (components === 1) return new CheckFailure(formatValue(claim), `${text} by central differences`);
  // which component it is gives nothing away, its slope would
  return new CheckFailure(`${formatValue(claim)}, wrong in component ${component + 1}`, `${text} in component ${component + 1}, by central differences`, `Component ${component + 1} of ${components}: the derivative is ${formatNumber(derivative)}, the slope by differences ${text}.`);
}

/** A value that fits float32 exactly was computed in it, or the wider step does no harm. */
function precisionOf(moved: LearnerValue, value: number, step: number | undefined): Precision {
  const isSingle = (moved instanceof TensorValue && moved.dtype === 'float32') || moved instanceof Float32Array || (!Number.isInteger(value) && Math.fround(value) === value);
  const precision = isSingle ? PRECISIONS.float32 : PRECISIONS.float64;
  return step === undefined ? precision : { ...precision, step };
}

/** differences carry no more than about six digits */
function round(slope: number): number {
  return Number(slope.toPrecision(6));
}

/** A copy of the value in which component `at` (row-major) is `value`. */
function withComponent(of: LearnerValue, at: number, value: number): LearnerValue {
  if (typeof of === 'number') return value;
  if (of instanceof TensorValue) {
    const values = of.values.slice();
    values[at] = value;
    return new TensorValue(of.shape, of.dtype, values);
  }
  if (isTypedArray(of)) {
    const values = of.slice();
    values[at] = value;
    return values;
  }
  let position = 0;
  const copy = (part: LearnerValue): LearnerValue => (Array.isArray(part) ? (part as readonly LearnerValue[]).map(copy) : position++ === at ? value : part);
  return copy(of);
}
