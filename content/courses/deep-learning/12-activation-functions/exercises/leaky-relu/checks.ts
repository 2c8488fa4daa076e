import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('above zero', { points: 1, rule: 'For z = 3 the output is 3 and the slope is 1.' }, async ({ expect }) => {
    expect(await learner.call('leakyRelu', 3)).toBeCloseTo(3, { within: 1e-9 });
    expect(await learner.call('leakyReluSlope', 3)).toBeCloseTo(1, { within: 1e-9 });
  });

  check('below zero', { points: 1, rule: 'For z = −2 the output is 0.01 · (−2) and the slope is 0.01.' }, async ({ expect }) => {
    expect(await learner.call('leakyRelu', -2)).toBeCloseTo(-0.02, { within: 1e-9 });
    expect(await learner.call('leakyReluSlope', -2)).toBeCloseTo(0.01, { within: 1e-9 });
  });
});
