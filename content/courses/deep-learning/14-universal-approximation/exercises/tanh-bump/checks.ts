import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('in the middle', { points: 1, rule: 'A steep bump between −1 and 1 that is 3 high gives 3 in the middle.' }, async ({ expect }) => {
    expect(await learner.call('bump', 0, -1, 1, 3, 20)).toBeCloseTo(3, { within: 1e-6 });
  });

  check('outside', { points: 1, rule: 'Far from its edges the bump is 0.' }, async ({ expect }) => {
    expect(await learner.call('bump', 5, -1, 1, 3, 20)).toBeCloseTo(0, { within: 1e-6 });
    expect(await learner.call('bump', -5, -1, 1, 3, 20)).toBeCloseTo(0, { within: 1e-6 });
  });

  check('the biases', { points: 1, rule: 'With the weight 5, a neuron that switches at −1 has the bias 5, and one that switches at 1 has −5.' }, async ({ expect }) => {
    expect(await learner.call('biases', -1, 1, 5)).toBeCloseTo([5, -5], { within: 1e-9 });
  });
});
