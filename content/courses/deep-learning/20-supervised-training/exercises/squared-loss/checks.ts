import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('the loss at iteration 0', { points: 1, rule: '0.16 + 0.36 + 0.25 + 0.25 = 1.02' }, async ({ expect }) => {
    expect(await learner.call('loss', [0.6, 0.6, 0.5, 0.5], [1, 0, 0, 1])).toBeCloseTo(1.02, { within: 1e-9 });
  });

  check('the answers after 1,000 iterations', { points: 1, rule: 'Less than 0.5 is an orange, 0; the others are watermelons, 1.' }, async ({ expect }) => {
    expect(await learner.call('decide', [0.99, 0.05, 0.01, 0.97])).toEqual([1, 0, 0, 1]);
  });
});
