import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('the first step has the size of the learning rate', { points: 1, rule: 'After the correction the first move is η against the sign of the derivative, however large that is.' }, async ({ expect }) => {
    expect(await learner.call('adam', [0.5, -1, 2], [[1, -2, 400]], 0.1)).toBeCloseTo([0.4, -0.9, 1.9], { within: 1e-6 });
  });

  check('three steps of tf.train.adam', { points: 2, rule: 'TensorFlow.js goes from (0.5, −1) by way of (0.4, −0.9) and (0.30678, −0.93661) to (0.34151, −0.96633).' }, async ({ expect }) => {
    expect(await learner.call('adam', [0.5, -1], [[1, -2], [0.5, 4], [-3, 0.1]], 0.1)).toBeCloseTo([0.341506, -0.966332], { within: 5e-6 });
  });
});
