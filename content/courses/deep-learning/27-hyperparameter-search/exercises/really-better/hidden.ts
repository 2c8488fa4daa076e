import { array, checks, float, int } from 'epoch/checks';
import { readCompared } from './compared.ts';

export default checks(({ learner, check }) => {
  check('a small difference on hard and easy seeds', { points: 1, rule: 'Where every seed says the same, a small difference is certain, however much the seeds differ from each other; no difference is none.' }, async ({ expect }) => {
    expect(readCompared(await learner.call('compare', [0.91, 0.32, 0.61, 0.22], [0.9, 0.3, 0.6, 0.2], 3.182)).better).toBe('b');
    expect(readCompared(await learner.call('compare', [0.25, 0.5, 0.75], [0.25, 0.5, 0.75], 4.303)).better).toBe('unclear');
  });

  check.property(
    'any errors',
    { points: 3, rule: 'Mean and interval of the differences, seed by seed, with n − 1; a setting is better only when 0 is outside.', inputs: [int({ min: 3, max: 9 }), array(float({ min: 0.1, max: 0.9 }), { length: 9 }), array(float({ min: -0.1, max: 0.1 }), { length: 9 }), float({ min: -0.1, max: 0.1 }), float({ min: 1.5, max: 4 })], runs: 60 },
    async ({ expect }, n, seeds, luck, lead, t) => {
      const at = (list: readonly number[], k: number): number => list[k] ?? 0;
      const b = seeds.slice(0, n);
      // a wave keeps the differences apart, so that shrunk inputs still have a spread
      const a = b.map((error, k) => error + lead + at(luck, k) + 0.01 * Math.sin(1 + 2 * k));
      const d = a.map((error, k) => error - at(b, k));
      const mean = d.reduce((sum, value) => sum + value, 0) / n;
      // s² from all pairs: the mean square of their differences, halved
      const square = d.reduce((sum, one) => sum + d.reduce((inner, other) => inner + (one - other) ** 2, 0), 0) / (2 * n * (n - 1));
      const half = t * Math.sqrt(square / n);
      const { numbers, better } = readCompared(await learner.callPure('compare', a, b, t));
      expect(numbers, 'mean, low, high').toBeCloseTo([mean, mean - half, mean + half], { within: 1e-9, relative: 1e-7 });
      expect(better, 'better').toBe(mean + half < 0 ? 'a' : mean - half > 0 ? 'b' : 'unclear');
    },
  );
});
