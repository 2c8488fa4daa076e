import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('a network for pictures', { points: 1, rule: '(784 + 1) · 64 + (64 + 1) · 64 + (64 + 1) · 10' }, async ({ expect }) => {
    expect(await learner.call('countParameters', [784, 64, 64, 10])).toBe(55_050);
  });

  check('one layer, one neuron', { points: 1, rule: 'One input and one neuron: a weight and a bias.' }, async ({ expect }) => {
    expect(await learner.call('countParameters', [1, 1])).toBe(2);
  });
});
