import { checks, tensor } from 'epoch/checks';

export default checks(({ learner, check }) => {
  const marks = tensor([60, 45, 80, 70, 95, 50], [3, 2]);
  const bonus = tensor([0, 10], [2]);

  check('three students, two tests', { points: 1, rule: 'Every student gets 0 more on the first test and 10 more on the second.' }, async ({ expect }) => {
    expect(await learner.call('addBonus', marks, bonus)).toBeCloseTo(tensor([60, 55, 80, 80, 95, 60], [3, 2]), { within: 1e-4 });
  });

  check('keeps the shape', { points: 1, rule: 'Adding a bonus makes no new students and no new tests.' }, async ({ expect }) => {
    expect(await learner.call('addBonus', marks, bonus)).toHaveShape([3, 2]);
  });
});
