import { array, checks, float, int, tensor } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('one test only', { points: 1, rule: 'With one test, each student has one mark and gets the one bonus.' }, async ({ expect }) => {
    expect(await learner.call('addBonus', tensor([12, 30, 44], [3, 1]), tensor([5], [1]))).toBeCloseTo(tensor([17, 35, 49], [3, 1]), { within: 1e-4 });
  });

  check.property(
    'any number of students and tests',
    {
      points: 2,
      rule: 'The entry in row i and column j is marks[i, j] + bonus[j].',
      inputs: [tensor(float({ min: 0, max: 100 }), { shape: [int({ min: 1, max: 6 }), int({ min: 1, max: 6 })] }), array(int({ min: 0, max: 100 }), { length: 6 })],
      runs: 20,
    },
    async ({ expect }, marks, numbers) => {
      const [, tests = 1] = marks.shape;
      const bonus = numbers.slice(0, tests);
      const wanted = Array.from(marks.values, (mark, k) => mark + (bonus[k % tests] ?? 0));
      expect(await learner.callPure('addBonus', marks, tensor(bonus, [tests]))).toBeCloseTo(tensor(wanted, marks.shape), { within: 1e-4 });
    },
  );
});
