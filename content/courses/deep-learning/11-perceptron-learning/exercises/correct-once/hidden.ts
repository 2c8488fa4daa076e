import { array, checks, float, int, type Expect, type LearnerValue } from 'epoch/checks';

const isNeuron = (value: LearnerValue): boolean => typeof value === 'object' && value !== null && 'weights' in value && 'bias' in value;

export default checks(({ learner, check }) => {
  const correct = async (expect: Expect, ...args: readonly LearnerValue[]) => {
    const got = await learner.callPure('correct', ...args);
    expect(got).toSatisfy(isNeuron, 'a record { weights, bias }');
    return got as unknown as { readonly weights: LearnerValue; readonly bias: LearnerValue };
  };

  check('should have said 0', { points: 1, rule: 'After a yes that should have been a no the inputs are taken off, each with the learning rate.' }, async ({ expect }) => {
    const got = await correct(expect, [3, -1, 1], 1, [1, 2, 0], 0, 0.5);
    expect(got.weights, 'weights').toBeCloseTo([2.5, -2, 1], { within: 1e-9 });
    expect(got.bias, 'bias').toBeCloseTo(0.5, { within: 1e-9 });
  });

  check.property(
    'any example',
    {
      points: 3,
      rule: 'Each weight moves by η (y − ŷ) x, the bias by η (y − ŷ), with ŷ from the old weights.',
      inputs: [int({ min: 1, max: 5 }), array(int({ min: -4, max: 4 }), { length: 10 }), int({ min: -3, max: 3 }), int({ min: 0, max: 1 }), float({ min: 0.05, max: 4 })],
      runs: 60,
    },
    async ({ expect }, size, numbers, bias, y, eta) => {
      const [weights, x] = [numbers.slice(0, size), numbers.slice(5, 5 + size)];
      const move = eta * (y - (weights.reduce((sum, w, j) => sum + w * (x[j] ?? 0), bias) > 0 ? 1 : 0));
      const got = await correct(expect, weights, bias, x, y, eta);
      expect(got.weights, 'weights').toBeCloseTo(weights.map((w, j) => w + move * (x[j] ?? 0)), { within: 1e-9 });
      expect(got.bias, 'bias').toBeCloseTo(bias + move, { within: 1e-9 });
    },
  );
});
