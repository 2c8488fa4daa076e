import { array, checks, float } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check.property(
    'any list of numbers',
    { points: 1, rule: 'Every number moves by the same, and their sum becomes 0.', inputs: [array(float(), { minLength: 1, maxLength: 6 })] },
    async ({ expect }, list) => {
      const mean = list.reduce((sum, x) => sum + x, 0) / list.length;
      expect(await learner.call('centre', list)).toBeCloseTo(list.map((x) => x - mean));
    },
  );
});
