import { array, checks, int, tensor } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('one test only', { points: 1, rule: 'With one test, each student has one mark and gets the one bonus.' }, async ({ expect }) => {
    expect(await learner.call('addBonus', tensor([12, 30, 44], [3, 1]), tensor([5], [1]))).toBeCloseTo(tensor([17, 35, 49], [3, 1]), { within: 1e-4 });
  });

  check.property(
    'any number of students and tests',
    {
      points: 2,
      rule: 'The entry in row i and column j is marks[i, j] + bonus[j].',
      inputs: [int({ min: 1, max: 6 }), int({ min: 1, max: 6 }), array(int({ min: 0, max: 100 }), { length: 42 })],
      runs: 20,
    },
    async ({ expect }, students, tests, numbers) => {
      const marks = numbers.slice(0, students * tests);
      const bonus = numbers.slice(36, 36 + tests);
      const wanted = marks.map((mark, k) => mark + (bonus[k % tests] ?? 0));
      const got = await learner.call('addBonus', tensor(marks, [students, tests]), tensor(bonus, [tests]));
      expect(got).toBeCloseTo(tensor(wanted, [students, tests]), { within: 1e-4 });
    },
  );
});
