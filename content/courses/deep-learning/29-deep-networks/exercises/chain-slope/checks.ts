import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  const one = check('one layer', { points: 1, rule: 'The factor of a layer is its weight times the slope of tanh at its weighted sum z = w · x.' }, async ({ expect }) => {
    expect(await learner.call('chainSlope', [2], 0.5, false)).toBeCloseTo(2 * (1 - Math.tanh(1) ** 2), { within: 1e-9 });
  });

  check('two layers', { points: 1, rule: 'The second factor is taken where the first layer’s output puts it.', after: [one] }, async ({ expect }) => {
    const h = Math.tanh(1);
    expect(await learner.call('chainSlope', [2, -1], 0.5, false)).toBeCloseTo(2 * (1 - h ** 2) * -1 * (1 - Math.tanh(-h) ** 2), { within: 1e-9 });
  });

  check('one layer with a residual connection', { points: 1, rule: 'The input reaches the output on two roads; their slopes are added.' }, async ({ expect }) => {
    expect(await learner.call('chainSlope', [2], 0.5, true)).toBeCloseTo(1 + 2 * (1 - Math.tanh(1) ** 2), { within: 1e-9 });
  });
});
