import { array, checks, int } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('five features', { points: 1, rule: 'Every weight counts, also the last.' }, async ({ expect }) => {
    expect(await learner.call('predict', [1, -2, 1, 3, -4], 1, [[1, 1, 0, 0, 0], [0, 0, 0, 1, 1], [0, 2, 0, 1, 0], [2, 1, 1, 0, 0]])).toEqual([0, 0, 0, 1]);
  });

  check('an empty batch', { points: 1, rule: 'No rows, no answers.' }, async ({ expect }) => {
    expect(await learner.call('predict', [1, 2, 3], -1, [])).toEqual([]);
  });

  check.property(
    'any weights, any batch',
    {
      points: 2,
      rule: 'A row gets 1 exactly when the sum of weight × input over all features, plus the bias, is greater than 0.',
      inputs: [int({ min: 1, max: 5 }), int({ min: 1, max: 4 }), int({ min: -5, max: 5 }), array(int({ min: -5, max: 5 }), { length: 25 })],
      runs: 40,
    },
    async ({ expect }, features, batch, bias, numbers) => {
      const weights = numbers.slice(0, features);
      const inputs = Array.from({ length: batch }, (_, row) => numbers.slice(5 + row * features, 5 + (row + 1) * features));
      const wanted = inputs.map((x) => (x.reduce((sum, value, j) => sum + value * (weights[j] ?? 0), bias) > 0 ? 1 : 0));
      expect(await learner.callPure('predict', weights, bias, inputs)).toEqual(wanted);
    },
  );
});
