import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  const train = [[1, 10], [3, 30]];

  check('the training rows themselves', { points: 1, rule: 'Means 2 and 20, standard deviations 1 and 10: each row lies one of them away.' }, async ({ expect }) => {
    expect(await learner.call('standardise', train, train)).toBeCloseTo([[-1, -1], [1, 1]], { within: 1e-9 });
  });

  check('one new row', { points: 1, rule: 'The row (5, 20) is (5 − 2)/1 and (20 − 20)/10 in the scale of the training rows.' }, async ({ expect }) => {
    expect(await learner.call('standardise', train, [[5, 20]])).toBeCloseTo([[3, 0]], { within: 1e-9 });
  });
});
