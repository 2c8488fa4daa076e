import { checks, int } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('another class', { points: 1, rule: 'The answer depends on the numbers that the function gets.' }, async ({ expect }) => {
    expect(await learner.call('countMarks', 24, 5)).toBe(120);
  });

  check.property('any class', { points: 1, rule: 'As many marks as the table has entries: one for each student and each test.', inputs: [int({ min: 1, max: 300 }), int({ min: 1, max: 12 })], runs: 10 }, async ({ expect }, students, tests) => {
    expect(await learner.call('countMarks', students, tests)).toBe(students * tests);
  });
});
