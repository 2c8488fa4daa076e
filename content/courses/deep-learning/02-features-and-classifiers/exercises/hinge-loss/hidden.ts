import { array, checks, float, oneOf } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('far on the right side', { points: 2, rule: 'No example costs less than 0, however right it is.' }, async ({ expect }) => {
    expect(await learner.call('hingeLoss', [1], [40])).toBeCloseTo(0, { within: 1e-12 });
    expect(await learner.call('hingeLoss', [-1], [-7])).toBeCloseTo(0, { within: 1e-12 });
  });

  check.property(
    'any labels, any scores',
    { points: 3, rule: 'The mean of max(0, 1 − y z).', inputs: [array(float({ min: -3, max: 3 }), { minLength: 2, maxLength: 8 }), array(oneOf(-1, 1), { length: 8 })], runs: 40 },
    async ({ expect }, scores, all) => {
      const labels = all.slice(0, scores.length);
      const wanted = scores.reduce((sum, z, i) => sum + Math.max(0, 1 - (labels[i] ?? 1) * z), 0) / scores.length;
      expect(await learner.callPure('hingeLoss', labels, scores)).toBeCloseTo(wanted, { within: 1e-9 });
    },
  );
});
