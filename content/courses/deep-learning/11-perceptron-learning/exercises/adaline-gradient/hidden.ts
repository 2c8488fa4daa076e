import { array, checks, float, int, type LearnerValue } from 'epoch/checks';

const isGradient = (value: LearnerValue): boolean => typeof value === 'object' && value !== null && 'weights' in value && 'bias' in value;
const lossOf = (weights: readonly number[], bias: number, X: readonly (readonly number[])[], y: readonly number[]): number =>
  X.reduce((sum, x, i) => sum + ((y[i] ?? 0) - weights.reduce((z, w, j) => z + w * (x[j] ?? 0), bias)) ** 2, 0) / X.length;

/** A neuron of `features` weights with `batch` examples, cut from 30 numbers; no two are equal. */
function cut(features: number, batch: number, numbers: readonly number[]) {
  const all = numbers.map((value, k) => value + 0.1 * Math.sin(1 + 5 * k));
  const rows = all.slice(5);
  return {
    weights: all.slice(0, features),
    bias: all[4] ?? 0,
    X: Array.from({ length: batch }, (_, i) => rows.slice(i * features, (i + 1) * features)),
    y: Array.from({ length: batch }, (_, i) => (Math.round((numbers[i] ?? 0) * 10) % 2 === 0 ? 1 : 0)),
  };
}
const inputs = [int({ min: 1, max: 4 }), int({ min: 1, max: 6 }), array(float({ min: -2, max: 2 }), { length: 30 })] as const;

export default checks(({ learner, check }) => {
  check.property('loss for any neuron', { points: 2, rule: 'The mean of all squared differences between label and sum.', inputs, runs: 25 }, async ({ expect }, features, batch, numbers) => {
    const { weights, bias, X, y } = cut(features, batch, numbers);
    expect(await learner.callPure('loss', weights, bias, X, y)).toBeCloseTo(lossOf(weights, bias, X, y), { within: 1e-8 });
  });

  check.property('the gradient is what nudges measure', { points: 3, rule: 'Moving a weight or the bias by a little h moves the loss by h times its slope.', inputs, runs: 25 }, async ({ expect }, features, batch, numbers) => {
    const { weights, bias, X, y } = cut(features, batch, numbers);
    const h = 1e-4;
    const slope = (loss: (by: number) => number): number => (loss(h) - loss(-h)) / (2 * h);
    const got = await learner.callPure('gradient', weights, bias, X, y);
    expect(got).toSatisfy(isGradient, 'a record { weights, bias }');
    const gradient = got as unknown as Record<string, LearnerValue>;
    expect(gradient['weights'] as LearnerValue).toBeCloseTo(weights.map((_, j) => slope((by) => lossOf(weights.map((w, k) => (k === j ? w + by : w)), bias, X, y))), { within: 1e-6 });
    expect(gradient['bias'] as LearnerValue).toBeCloseTo(slope((by) => lossOf(weights, bias + by, X, y)), { within: 1e-6 });
  });
});
