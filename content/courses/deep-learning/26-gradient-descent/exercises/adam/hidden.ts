import { array, checks, float, int } from 'epoch/checks';
import { adamReference } from './reference.ts';

export default checks(({ learner, check }) => {
  check('a weight without a slope', { points: 1, rule: 'A weight whose derivative is always 0 stays where it is, and is not divided by 0.' }, async ({ expect }) => {
    const got = await learner.call('adam', [7], [[0], [0]], 0.5);
    expect(got).toBeCloseTo([7], { within: 1e-9 });
  });

  check.property(
    'any derivatives',
    { points: 4, rule: 'Each weight has its own two means, corrected in every step by what they lack; the weights add up to those of TensorFlow.js.', inputs: [int({ min: 1, max: 3 }), int({ min: 2, max: 8 }), array(float({ min: -5, max: 5 }), { length: 24 }), float({ min: 0.05, max: 0.5 })], runs: 20 },
    async ({ expect }, size, steps, numbers, eta) => {
      const at = (k: number): number => (numbers[k % 24] ?? 0) + 2 * Math.sin(1 + 3 * k);
      const w = Array.from({ length: size }, (_, j) => at(j));
      const gradients = Array.from({ length: steps }, (_, k) => Array.from({ length: size }, (_unused, j) => at(3 + k * size + j)));
      expect(await learner.callPure('adam', w, gradients, eta)).toBeCloseTo(adamReference(w, gradients, eta), { within: 1e-7 });
    },
  );
});
