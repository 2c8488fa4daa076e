import { checks, float, int, tensor } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('as many rows as columns', { points: 1, rule: 'In a square batch, too, a row is divided by the sum of that row.' }, async ({ expect }) => {
    const got = await learner.call('shares', tensor([1, 3, 4, 4], [2, 2]));
    expect(got).toBeCloseTo(tensor([0.25, 0.75, 0.5, 0.5], [2, 2]), { within: 1e-5 });
  });

  check.property(
    'any batch',
    {
      points: 2,
      rule: 'The entry in row i and column j is x[i, j] divided by the sum of row i.',
      inputs: [tensor(float({ min: 0.1, max: 10 }), { shape: [int({ min: 2, max: 5 }), int({ min: 2, max: 5 })] })],
      runs: 20,
    },
    async ({ expect }, drawn) => {
      // no two entries are equal, so that no wrong sum is right by accident
      const x = tensor(drawn.values.map((value, k) => value + 0.1 * k), drawn.shape);
      const [, features = 1] = x.shape;
      const sumOfRow = (row: number) => x.values.slice(row * features, (row + 1) * features).reduce((a, b) => a + b, 0);
      const wanted = Array.from(x.values, (value, k) => value / sumOfRow(Math.floor(k / features)));
      const got = await learner.callPure('shares', x);
      expect(got).toBeCloseTo(tensor(wanted, x.shape), { within: 1e-5 });
      expect(got).toBeProbabilities();
    },
  );
});
