import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('two zeros', { points: 1, rule: 'Each e⁰ is 1, so it is the logarithm of 2.' }, async ({ expect }) => {
    expect(await learner.callPure('logSumExp', [0, 0])).toBeCloseTo(Math.log(2));
  });
});
