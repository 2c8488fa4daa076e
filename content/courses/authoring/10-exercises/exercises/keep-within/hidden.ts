import { checks, float } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check.property(
    'any number and any limits',
    { points: 2, rule: 'What lies between the limits stays; what does not becomes the nearer limit.', inputs: [float(), float(), float({ min: 0.1, max: 10 })] },
    async ({ expect }, x, low, width) => {
      const high = low + width;
      // below, between and above in every draw, so that no run misses a side
      for (const [given, wanted] of [[low - 1, low], [high + 1, high], [x, x < low ? low : x > high ? high : x]] as const) {
        expect(await learner.call('keepWithin', given, low, high)).toBe(wanted);
      }
    },
  );
});
