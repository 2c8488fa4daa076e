import { checks, float, int } from 'epoch/checks';

const part = (value: unknown, name: 'eta' | 'units'): unknown => (typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined);

export default checks(({ learner, check }) => {
  check.property(
    'learning rates of any range',
    { points: 2, rule: 'Equal steps of u multiply the rate by equal factors, from the lowest to the highest that are asked for.', inputs: [float({ min: 0, max: 0.999 }), float({ min: -5, max: -2 }), float({ min: 0.5, max: 4 })], runs: 40 },
    async ({ expect }, u, power, width) => {
      const [low, high] = [10 ** power, 10 ** (power + width)];
      const eta = Math.exp(Math.log(low) + u * (Math.log(high) - Math.log(low)));
      expect(part(await learner.call('drawSetting', u, 0.3, [low, high], [2, 5]), 'eta')).toBeCloseTo(eta, { relative: 1e-6, within: 1e-12 });
    },
  );

  check.property(
    'each number equally often',
    { points: 2, rule: 'Walking v evenly from 0 to 1 meets every number of neurons, the highest too, the same number of times.', inputs: [int({ min: 1, max: 40 }), int({ min: 2, max: 7 })], runs: 15 },
    async ({ expect }, low, count) => {
      const steps = 4 * count;
      const got: unknown[] = [];
      for (let k = 0; k < steps; k += 1) got.push(part(await learner.callPure('drawSetting', 0.5, (k + 0.5) / steps, [0.001, 0.1], [low, low + count - 1]), 'units'));
      expect(got).toEqual(Array.from({ length: steps }, (_, k) => low + Math.floor(k / 4)));
    },
  );
});
