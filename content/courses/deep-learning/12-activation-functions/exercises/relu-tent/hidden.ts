import { checks, float } from 'epoch/checks';
import { readNetwork } from './network.ts';

export default checks(({ learner, check, random }) => {
  const places = { left: random.float(-9, -0.1), right: random.float(2.1, 9) };

  check('flat on both sides', { points: 1, rule: 'Left of 0 and right of 2 the tent lies on the ground.' }, async ({ expect }) => {
    const f = await readNetwork(learner, expect);
    expect([f(places.left), f(places.right)], `f(${places.left.toFixed(2)}), f(${places.right.toFixed(2)})`).toBeCloseTo([0, 0], { within: 1e-6 });
    expect(f(1), 'f(1)').toBeGreaterThan(0.5);
  });

  check.property(
    'the whole tent',
    { points: 3, rule: 'Two straight walls between the feet and the top, and 0 everywhere else.', inputs: [float({ min: -4, max: 6 })], runs: 40 },
    async ({ expect }, x) => {
      const f = await readNetwork(learner, expect);
      expect(f(x), `f(${x.toFixed(3)})`).toBeCloseTo(Math.max(0, 1 - Math.abs(x - 1)), { within: 1e-6 });
    },
  );
});
