import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('three students, two tests', { points: 1, rule: 'Each of the three students has one mark for each of the two tests.' }, async ({ expect }) => {
    expect(await learner.call('countMarks', 3, 2)).toBe(6);
  });
});
