import { array, asNumbers, checks, extremes, float } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check.property(
    'numbers of everyday size',
    { points: 2, rule: 'The logarithm of the sum of all exponentials.', inputs: [array(float({ min: -5, max: 5 }), { minLength: 1, maxLength: 6 })] },
    async ({ expect }, z) => {
      expect(await learner.callPure('logSumExp', z)).toBeCloseTo(Math.log(z.reduce((sum, x) => sum + Math.exp(x), 0)));
    },
  );

  check.stable('numbers of any size', {
    points: 2,
    rule: 'It is at least the largest number, and above it by at most the logarithm of how many there are.',
    of: 'logSumExp',
    inputs: extremes({ as: 'array', length: 3 }),
    holds: async ({ expect }, value, z) => {
      const largest = Math.max(...asNumbers(z));
      expect(value).toBeBetween(largest, largest + Math.log(3) + 1e-6);
    },
  });
});
