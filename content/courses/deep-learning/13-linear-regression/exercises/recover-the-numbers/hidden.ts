import { array, asNumbers, checks, float, int, type Expect, type LearnerValue } from 'epoch/checks';
import { bestPredictions, predictions } from './reference.ts';

/** How far a prediction may be from that of least squares, as a part of the spread of the targets. */
const SHARE = 0.01;
const BATCH = 24;

/** The learner's numbers predict as least squares does. */
function expectAsGood(expect: Expect, got: LearnerValue, X: readonly (readonly number[])[], y: readonly number[]): void {
  expect(got).toHaveShape([(X[0]?.length ?? 0) + 1]);
  const spread = Math.max(...y) - Math.min(...y);
  const best = bestPredictions(X, y);
  const worst = Math.max(...predictions(asNumbers(got), X).map((value, i) => Math.abs(value - (best[i] ?? 0))));
  // NaN is no small distance
  expect(got).toSatisfy(() => worst <= SHARE * spread, 'numbers whose predictions are those of least squares');
}

export default checks(({ learner, check, random }) => {
  const customers = Array.from({ length: BATCH }, () => [random.float(10_000, 100_000), random.float(18, 80)]);
  const spending = customers.map(([income = 0, age = 0]) => 500 + income / 1_000 + 2 * age + random.float(-20, 20));

  check('income in plain money', { points: 2, rule: 'Incomes of ten thousands beside ages of tens: the predictions must still be those of least squares.' }, async ({ expect }) => {
    expectAsGood(expect, await learner.call('recover', customers, spending), customers, spending);
  });

  check.property(
    'any scales',
    {
      points: 3,
      rule: 'Whatever the units of one to three features, the predictions are those of least squares.',
      inputs: [int({ min: 1, max: 3 }), array(int({ min: -2, max: 4 }), { length: 3 }), array(float({ min: -3, max: 3 }), { length: 4 }), int({ min: 1, max: 1000 })],
      runs: 8,
    },
    async ({ expect }, features, powers, weights, shift) => {
      const X = Array.from({ length: BATCH }, (_, i) => Array.from({ length: features }, (_unused, j) => 10 ** (powers[j] ?? 0) * (3 + Math.sin(shift + 1.7 * i * (j + 1) + j))));
      const y = X.map((row, i) => row.reduce((sum, value, j) => sum + ((weights[j] ?? 0) * value) / 10 ** (powers[j] ?? 0), weights[3] ?? 0) + 0.3 * Math.cos(2.3 * i));
      expectAsGood(expect, await learner.callPure('recover', X, y), X, y);
    },
  );
});
