import { checks, float, int } from 'epoch/checks';
import { readPredictions } from './predictions.ts';

const NETWORKS = [
  { name: 'network b', gain: 2, layers: 11, rule: 'With the gain 2 each step doubles the mean square.' },
  { name: 'network c', gain: Math.SQRT2, layers: 11, rule: 'This is He’s gain, made so that nothing changes.' },
  { name: 'network d', gain: 3, layers: 5, rule: 'With the gain 3 a step multiplies the mean square by nine halves; between five layers there are four steps.' },
] as const;

export default checks(({ learner, check }) => {
  NETWORKS.forEach(({ name, gain, layers, rule }, k) => {
    check(name, { points: 1, rule }, async ({ expect }) => {
      const size = (gain / Math.SQRT2) ** (layers - 1);
      expect((await readPredictions(expect, learner))[k + 1], name).toBeBetween(size / 2, size * 2);
    });
  });

  check.property('any gain, any depth', { points: 3, rule: 'The size is multiplied by g/√2 in every step.', inputs: [float({ min: 0.3, max: 4 }), int({ min: 1, max: 30 })], runs: 30 }, async ({ expect }, gain, steps) => {
    expect(await learner.call('growth', gain, steps)).toBeCloseTo((gain / Math.SQRT2) ** steps, { within: 0, relative: 1e-6 });
  });
});
