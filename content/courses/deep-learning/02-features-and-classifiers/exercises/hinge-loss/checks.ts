import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('one watermelon, three scores', { points: 1, rule: 'For y = 1 the scores 1.5, 0.3 and −0.5 cost 0, 0.7 and 1.5.' }, async ({ expect }) => {
    for (const [score, loss] of [[1.5, 0], [0.3, 0.7], [-0.5, 1.5]] as const) expect(await learner.call('hingeLoss', [1], [score])).toBeCloseTo(loss, { within: 1e-9 });
  });

  check('both classes', { points: 1, rule: 'For an orange, y = −1, a score of 0.5 costs 1.5; with a watermelon that costs 0.7 the mean is 1.1.' }, async ({ expect }) => {
    expect(await learner.call('hingeLoss', [-1, 1], [0.5, 0.3])).toBeCloseTo(1.1, { within: 1e-9 });
  });
});
