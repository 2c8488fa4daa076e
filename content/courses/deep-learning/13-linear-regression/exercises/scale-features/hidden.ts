import { array, checks, float, int } from 'epoch/checks';

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

export default checks(({ learner, check }) => {
  check('a feature that never changes', { points: 1, rule: 'Where the training rows have no spread, only the mean is taken off.' }, async ({ expect }) => {
    expect(await learner.call('standardise', [[2, 7], [4, 7]], [[3, 7], [5, 9]])).toBeCloseTo([[0, 0], [2, 2]], { within: 1e-9 });
  });

  check.property(
    'any training rows, any new rows',
    {
      points: 3,
      rule: 'Each feature is scaled by mean and standard deviation of that feature in the training rows.',
      inputs: [int({ min: 1, max: 3 }), int({ min: 2, max: 6 }), int({ min: 1, max: 4 }), array(float({ min: -40, max: 40 }), { length: 30 })],
      runs: 30,
    },
    async ({ expect }, features, batch, more, numbers) => {
      const all = numbers.map((value, k) => value + 3 * Math.sin(1 + 5 * k));
      const cut = (from: number, rows: number): number[][] => Array.from({ length: rows }, (_, i) => all.slice(from + i * features, from + (i + 1) * features));
      const [train, rows] = [cut(0, batch), cut(18, more)];
      const stats = train[0]?.map((_, j) => {
        const column = train.map((row) => row[j] ?? 0);
        return { m: mean(column), s: Math.sqrt(mean(column.map((value) => (value - mean(column)) ** 2))) };
      });
      const wanted = rows.map((row) => row.map((value, j) => (value - (stats?.[j]?.m ?? 0)) / (stats?.[j]?.s ?? 1)));
      expect(await learner.callPure('standardise', train, rows)).toBeCloseTo(wanted, { within: 1e-6 });
    },
  );
});
