import { checks } from 'epoch/checks';
import { isResult } from './result.ts';

export default checks(({ learner, check }) => {
  check('the value at 1', { points: 1, rule: 'tanh(1) = 0.761594' }, async ({ expect }) => {
    const got = await learner.call('run', [1], [['tanh', 0]]);
    expect(got).toSatisfy(isResult, 'a record { value, gradients }');
    if (isResult(got)) expect(got.value, 'value').toBeCloseTo(0.761594, { within: 1e-6 });
  });

  check('the slope at 1', { points: 1, rule: '1 − 0.761594² = 0.419974' }, async ({ expect }) => {
    const got = await learner.call('run', [1], [['tanh', 0]]);
    expect(got).toSatisfy(isResult, 'a record { value, gradients }');
    if (isResult(got)) expect(got.gradients, 'gradients').toBeCloseTo([0.419974], { within: 1e-6 });
  });
});
