import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('half of four', { points: 1, rule: 'With p = 0.5 the rolls 0.1 and 0.4 drop their values, and the others are doubled.' }, async ({ expect }) => {
    expect(await learner.call('dropout', [2, 4, 6, 8], [0.9, 0.1, 0.4, 0.7], 0.5, true)).toBeCloseTo([4, 0, 0, 16], { within: 1e-9 });
  });

  check('in use nothing happens', { points: 1, rule: 'When the network is used, all neurons are on and nothing is multiplied.' }, async ({ expect }) => {
    expect(await learner.call('dropout', [2, 4, 6, 8], [0.9, 0.1, 0.4, 0.7], 0.5, false)).toEqual([2, 4, 6, 8]);
  });
});
