import { checks } from 'epoch/checks';
import { readPredictions } from './predictions.ts';

export default checks(({ learner, check }) => {
  check('network a', { points: 1, rule: 'Ten steps, each of which halves the mean square and so takes the root of two off the size.' }, async ({ expect }) => {
    const [a] = await readPredictions(expect, learner);
    expect(a, 'network a').toBeBetween(1 / 64, 1 / 16);
  });

  check('ten steps with the gain 2', { points: 1, rule: 'Each step doubles the mean square, so two steps double the size.' }, async ({ expect }) => {
    expect(await learner.call('growth', 2, 10)).toBeCloseTo(32, { within: 1e-6 });
  });
});
