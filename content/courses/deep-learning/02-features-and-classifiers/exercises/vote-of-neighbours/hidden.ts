import { array, checks, float, int, oneOf } from 'epoch/checks';

function classify(train: readonly (readonly number[])[], labels: readonly number[], k: number, point: readonly number[]): { answer: number; isClear: boolean } {
  const ranges = point.map((_, j) => Math.max(...train.map((row) => row[j] ?? 0)) - Math.min(...train.map((row) => row[j] ?? 0)));
  const near = train
    .map((row, i) => ({ label: labels[i] ?? 0, distance: row.reduce((sum, value, j) => sum + ((value - (point[j] ?? 0)) / (ranges[j] ?? 1)) ** 2, 0) }))
    .sort((a, b) => a.distance - b.distance);
  const ones = near.slice(0, k).filter(({ label }) => label === 1).length;
  // where two are equally far, either answer is right
  const isClear = k >= near.length || (near[k]?.distance ?? 0) - (near[k - 1]?.distance ?? 0) > 1e-9;
  return { answer: ones > k / 2 ? 1 : 0, isClear };
}

export default checks(({ learner, check }) => {
  check('three votes', { points: 1, rule: 'Two neighbours of one class outvote a nearer one of the other.' }, async ({ expect }) => {
    expect(await learner.call('classify', [[0, 0], [0.2, 0.1], [0.1, 0.2], [1, 1]], [0, 1, 1, 0], 3, [0.01, 0.01])).toBe(1);
  });

  check('very near', { points: 1, rule: 'A distance of a ten-millionth is smaller than one of a fifth.' }, async ({ expect }) => {
    expect(await learner.call('classify', [[0, 0], [0.5, 0], [1, 1]], [1, 0, 0], 1, [0.0004, 0])).toBe(1);
  });

  check('other units, same answer', { points: 1, rule: 'Multiplying a feature by a thousand, in all rows and in the point, changes nothing.' }, async ({ expect }) => {
    const [rows, labels, point] = [[[0, 0], [1, 0.4], [0.2, 1]], [0, 1, 1], [0.15, 0.45]];
    for (const unit of [1, 1000, 0.001]) {
      expect(await learner.call('classify', rows.map(([a = 0, b = 0]) => [a * unit, b]), labels, 1, [(point[0] ?? 0) * unit, point[1] ?? 0])).toBe(classify(rows, labels, 1, point).answer);
    }
  });

  check.property(
    'any features, any k',
    {
      points: 2,
      rule: 'The k nearest by scaled distance vote.',
      inputs: [int({ min: 1, max: 3 }), int({ min: 5, max: 7 }), oneOf(1, 3, 5), array(float({ min: -2, max: 2 }), { length: 24 }), array(oneOf(0, 1), { length: 7 })],
      runs: 60,
    },
    async ({ expect }, features, batch, k, numbers, kinds) => {
      // each feature in a unit of its own
      const at = (i: number, j: number): number => ((numbers[(i * features + j) % 24] ?? 0) + Math.sin(1 + 5 * i + 2 * j)) * 10 ** (2 * j);
      const row = (i: number): number[] => Array.from({ length: features }, (_, j) => at(i, j));
      const train = Array.from({ length: batch }, (_, i) => row(i));
      const [labels, point] = [kinds.slice(0, batch), row(batch)];
      const { answer, isClear } = classify(train, labels, k, point);
      if (isClear) expect(await learner.callPure('classify', train, labels, k, point)).toBe(answer);
    },
  );
});
