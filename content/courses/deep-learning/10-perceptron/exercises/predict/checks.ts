import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  const rows = [[0, 0], [0, 1], [1, 0], [1, 1]];

  check('AND', { points: 1, rule: 'With weights (1, 1) and bias −1.5 only the row 1 1 has a sum above zero.' }, async ({ expect }) => {
    expect(await learner.call('predict', [1, 1], -1.5, rows)).toEqual([0, 0, 0, 1]);
  });

  check('exactly zero is a no', { points: 1, rule: 'The answer is 1 when z > 0. For z = 0 it is 0.' }, async ({ expect }) => {
    expect(await learner.call('predict', [1, 1], -1, rows)).toEqual([0, 0, 0, 1]);
  });
});
