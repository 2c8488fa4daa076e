import { array, checks, float, int, tensor } from 'epoch/checks';

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
      inputs: [int({ min: 2, max: 5 }), int({ min: 2, max: 5 }), array(float({ min: 0.1, max: 10 }), { length: 25 })],
      runs: 20,
    },
    async ({ expect }, batch, features, numbers) => {
      const x = numbers.map((value, k) => value + 0.1 * k).slice(0, batch * features);
      const sumOfRow = (row: number) => x.slice(row * features, (row + 1) * features).reduce((a, b) => a + b, 0);
      const wanted = x.map((value, k) => value / sumOfRow(Math.floor(k / features)));
      expect(await learner.call('shares', tensor(x, [batch, features]))).toBeCloseTo(tensor(wanted, [batch, features]), { within: 1e-5 });
    },
  );
});
