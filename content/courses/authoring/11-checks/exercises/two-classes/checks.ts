import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('a label for every point', { points: 1, rule: 'Three points, three answers.' }, async ({ expect }) => {
    await learner.call('fit', [[1, 1], [-1, -1]], [1, 0], 1);
    expect(await learner.call('predict', [[2, 1], [-1, -2], [3, 3]])).toHaveShape([3]);
  });
});
