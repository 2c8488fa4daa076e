import { array, checks, float, int } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check.property(
    'the loss of any estimates',
    { points: 2, rule: 'The loss is the sum of all squared differences, for any number of examples.', inputs: [array(float({ min: 0, max: 1 }), { minLength: 1, maxLength: 9 }), int({ min: 0, max: 511 })] },
    async ({ expect }, estimates, bits) => {
      const labels = estimates.map((_, k) => (bits >> k) & 1);
      let wanted = 0;
      for (const [k, estimate] of estimates.entries()) wanted += labels[k] === 1 ? (1 - estimate) * (1 - estimate) : estimate * estimate;
      expect(await learner.callPure('loss', estimates, labels)).toBeCloseTo(wanted, { within: 1e-9 });
    },
  );

  check('exactly one half', { points: 1, rule: 'One half is not less than one half.' }, async ({ expect }) => {
    expect(await learner.call('decide', [0.5, 0.49, 0.51])).toEqual([1, 0, 1]);
  });

  check('many fruits', { points: 1, rule: 'One answer for each estimate, in the same order.' }, async ({ expect }) => {
    expect(await learner.callPure('decide', [0.2, 0.8, 0.3, 0.9, 0.1, 0.7, 0])).toEqual([0, 1, 0, 1, 0, 1, 0]);
  });
});
