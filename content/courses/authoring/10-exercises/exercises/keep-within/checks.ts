import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('a number between the limits stays', { points: 1, rule: '0.3 lies between −1 and 1.' }, async ({ expect }) => {
    expect(await learner.call('keepWithin', 0.3, -1, 1)).toBe(0.3);
  });

  check('a number above becomes the upper limit', { points: 1, rule: '5 is above 1, the upper limit.' }, async ({ expect }) => {
    expect(await learner.call('keepWithin', 5, -1, 1)).toBe(1);
  });
});
