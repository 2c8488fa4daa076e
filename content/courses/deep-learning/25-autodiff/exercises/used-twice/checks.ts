import { checks, type Expect } from 'epoch/checks';
import { isResult } from './result.ts';

export default checks(({ learner, check }) => {
  const gradients = async (expect: Expect, inputs: number[], program: (string | number)[][]): Promise<number[]> => {
    const got = await learner.call('run', inputs, program);
    expect(got).toSatisfy(isResult, 'a record { value, gradients }');
    return isResult(got) ? got.gradients : [];
  };

  check('each value once', { points: 1, rule: 'a·b has the derivatives b and a.' }, async ({ expect }) => {
    expect(await gradients(expect, [3, -2], [['mul', 0, 1]])).toBeCloseTo([-2, 3], { within: 1e-9 });
  });

  check('a times a', { points: 1, rule: 'a² has the derivative 2a: 6 at 3. Both uses count.' }, async ({ expect }) => {
    expect(await gradients(expect, [3], [['mul', 0, 0]])).toBeCloseTo([6], { within: 1e-9 });
  });

  check('a·b + a', { points: 1, rule: 'The derivative for a is b + 1: one part from the product, one from the sum.' }, async ({ expect }) => {
    expect(await gradients(expect, [3, -2], [['mul', 0, 1], ['add', 2, 0]])).toBeCloseTo([-1, 3], { within: 1e-9 });
  });
});
