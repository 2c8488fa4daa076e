/** A gradient check: the learner's derivative against central differences of the learner's own function. */
import type { GradientOptions } from './check-definition.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { asNumber, asNumbers, CheckFailure } from './expect.ts';
import { formatNumber, formatShape, formatValue } from './format-value.ts';
import { flattenNumbers, isTypedArray, shapeOf, TensorValue, type LearnerValue } from './learner-value.ts';
import { runPropertyCheck } from './property-check.ts';
import type { TrialLearner } from './trial.ts';

/** gradient checks try fewer points: each costs two calls per component */
const GRADIENT_RUNS = 5;

export function runGradientCheck(options: GradientOptions, learner: TrialLearner, seed: number): Promise<CheckOutcome> {
  const { of, gradient, by = 0, step = 1e-4, within = 1e-3 } = options;
  return runPropertyCheck<LearnerValue[]>(
    { points: options.points, inputs: options.inputs, runs: options.runs ?? GRADIENT_RUNS },
    async (_context, ...args) => {
      const moved = args[by];
      const start = flattenNumbers(moved);
      if (start === null) throw new TypeError(`Expected argument ${by} of ${gradient} to be a number, an array of numbers or a tensor`);
      const slopes: number[] = [];
      for (let i = 0; i < start.length; i++) {
        const at = async (h: number): Promise<number> => asNumber(await learner.call(of, ...args.map((arg, k) => (k === by ? withComponent(arg, i, (start[i] ?? 0) + h) : arg))));
        slopes.push(((await at(step)) - (await at(-step))) / (2 * step));
      }
      learner.begin();
      const claim = await learner.call(gradient, ...args);
      const shape = shapeOf(claim);
      const wanted = shapeOf(moved) ?? [];
      if (shape === null || shape.length !== wanted.length || shape.some((side, axis) => side !== wanted[axis])) {
        throw new CheckFailure(formatValue(claim), `a derivative of shape ${formatShape(wanted)}, like the argument`);
      }
      compare(claim, asNumbers(claim), slopes, within);
    },
    learner,
    seed,
  );
}

function compare(claim: LearnerValue, derivatives: readonly number[], slopes: readonly number[], within: number): void {
  const worst = slopes.findIndex((slope, i) => !(Math.abs((derivatives[i] ?? NaN) - slope) <= within * Math.max(1, Math.abs(slope))));
  if (worst < 0) return;
  const expected = slopes.length === 1 ? formatNumber(round(slopes[0] ?? NaN)) : `[${slopes.map((slope) => formatNumber(round(slope))).join(', ')}]`;
  const note = slopes.length === 1 ? null : `Component ${worst + 1} of ${slopes.length}: the derivative is ${formatNumber(derivatives[worst] ?? NaN)}, the slope by differences ${formatNumber(round(slopes[worst] ?? NaN))}.`;
  throw new CheckFailure(formatValue(claim), `${expected} by central differences`, note);
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
