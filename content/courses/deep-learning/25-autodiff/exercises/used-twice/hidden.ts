import { array, checks, float, int } from 'epoch/checks';
import { cutProgram, slopes } from './reference.ts';
import { isResult } from './result.ts';

export default checks(({ learner, check }) => {
  check('a long chain', { points: 1, rule: 'Multiplied by the same number five times, each use of it sends its part back, and the whole way is walked.' }, async ({ expect }) => {
    const program = [2, 3, 4, 5, 6].map((newest, k) => ['mul', k === 0 ? 0 : newest - 1, 1]);
    const got = await learner.call('run', [3, 2], program);
    expect(got).toSatisfy(isResult, 'a record { value, gradients }');
    if (isResult(got)) expect(got.gradients, 'gradients').toBeCloseTo([32, 3 * 5 * 16], { within: 1e-9 });
  });

  check.property(
    'any program',
    { points: 3, rule: 'However often a value is used, its gradient equals the measured slope.', inputs: [array(float({ min: -1.2, max: 1.2 }), { length: 3 }), array(int({ min: 0, max: 13 }), { minLength: 4, maxLength: 7 })], runs: 30 },
    async ({ expect }, inputs, picks) => {
      const moved = inputs.map((value, k) => value + 0.2 + 0.1 * k);
      // the first steps make values that are used again by those after them
      const program = [['add', 0, 1] as [string, number, number], ['mul', 3, 3] as [string, number, number], ['add', 4, 3] as [string, number, number], ...cutProgram(6, picks, ['add', 'mul'])];
      const got = await learner.callPure('run', moved, program);
      expect(got).toSatisfy(isResult, 'a record { value, gradients }');
      if (!isResult(got)) return;
      const wanted = slopes(moved, program);
      // products of products grow: what is compared is relative
      const size = Math.max(1, ...wanted.map(Math.abs));
      expect(got.gradients.map((gradient) => gradient / size)).toBeCloseTo(wanted.map((slope) => slope / size), { within: 1e-4 });
    },
  );
});
