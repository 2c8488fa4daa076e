import { checks } from 'epoch/checks';

const FRUITS = [[4, 30], [5, 40], [10, 100], [12, 120]];
const KINDS = [0, 0, 1, 1];

export default checks(({ learner, check }) => {
  check('the fruit on the table', { points: 1, rule: 'With the four fruits of the lesson both k = 1 and k = 3 say orange, 0.' }, async ({ expect }) => {
    expect(await learner.call('classify', FRUITS, KINDS, 1, [7, 60])).toBe(0);
    expect(await learner.call('classify', FRUITS, KINDS, 3, [7, 60])).toBe(0);
    expect(await learner.call('classify', FRUITS, KINDS, 3, [11, 110])).toBe(1);
  });

  check('the radius in kilometres', { points: 1, rule: 'In whatever unit the radius comes, a fruit of 4.5 cm with a hue of 62 is nearer to the oranges.' }, async ({ expect }) => {
    const inKilometres = [[4e-5, 30], [5e-5, 40], [12e-5, 64], [12e-5, 120]];
    expect(await learner.call('classify', inKilometres, KINDS, 1, [4.5e-5, 62])).toBe(0);
  });
});
