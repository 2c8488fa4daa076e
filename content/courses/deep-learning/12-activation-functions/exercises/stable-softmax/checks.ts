import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('three logits', { points: 1, rule: 'The powers of 2, 1, 0 are 7.389, 2.718 and 1; each is divided by their sum.' }, async ({ expect }) => {
    expect(await learner.call('softmax', [2, 1, 0])).toBeCloseTo([0.665241, 0.244728, 0.090031], { within: 1e-6 });
  });

  check('equal logits share alike', { points: 1, rule: 'Four equal logits give four times a quarter, whatever their value.' }, async ({ expect }) => {
    expect(await learner.call('softmax', [-3, -3, -3, -3])).toBeCloseTo([0.25, 0.25, 0.25, 0.25], { within: 1e-6 });
  });

  check('large logits', { points: 1, rule: 'No share may be NaN: the logits 800 and 0 are as good as certain.' }, async ({ expect }) => {
    expect(await learner.call('softmax', [800, 0])).toBeFinite();
  });
});
