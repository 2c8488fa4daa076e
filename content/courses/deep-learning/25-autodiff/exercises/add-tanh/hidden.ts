import { array, checks, float, int } from 'epoch/checks';
import { cutProgram, evaluate, slopes } from './reference.ts';
import { isResult } from './result.ts';

export default checks(({ learner, check }) => {
  check('steepest at 0', { points: 1, rule: 'At 0 the value is 0 and the slope 1.' }, async ({ expect }) => {
    const got = await learner.call('run', [0], [['tanh', 0]]);
    expect(got).toSatisfy(isResult, 'a record { value, gradients }');
    if (isResult(got)) expect([got.value, ...got.gradients]).toBeCloseTo([0, 1], { within: 1e-9 });
  });

  check('flat far out', { points: 1, rule: 'For large inputs the value is near 1 or −1, and it is finite for every input.' }, async ({ expect }) => {
    for (const [input, value] of [[30, 1], [-30, -1], [800, 1]] as const) {
      const got = await learner.call('run', [input], [['tanh', 0]]);
      expect(got).toSatisfy(isResult, 'a record { value, gradients }');
      if (isResult(got)) expect(got.value, 'value').toBeCloseTo(value, { within: 1e-9 });
    }
  });

  check.property(
    'any program',
    { points: 3, rule: 'Wherever tanh stands in a program, its gradients equal the measured slopes.', inputs: [array(float({ min: -1.5, max: 1.5 }), { length: 3 }), array(int({ min: 0, max: 11 }), { minLength: 1, maxLength: 5 })], runs: 25 },
    async ({ expect }, inputs, picks) => {
      // ends with tanh of something that is not 0
      const program = [...cutProgram(inputs.length, picks, ['tanh', 'add', 'mul']), ['add', inputs.length + picks.length - 1, 0] as [string, number, number], ['tanh', inputs.length + picks.length, 0] as [string, number, number]];
      const moved = inputs.map((value, k) => value + 0.3 + 0.1 * k);
      const got = await learner.callPure('run', moved, program);
      expect(got).toSatisfy(isResult, 'a record { value, gradients }');
      if (!isResult(got)) return;
      expect(got.value, 'value').toBeCloseTo(evaluate(moved, program), { within: 1e-9 });
      expect(got.gradients, 'gradients').toBeCloseTo(slopes(moved, program), { within: 1e-5 });
    },
  );
});
