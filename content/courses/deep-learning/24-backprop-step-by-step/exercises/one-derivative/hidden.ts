import { checks, float } from 'epoch/checks';

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

export default checks(({ learner, check }) => {
  check('a silent hidden neuron', { points: 1, rule: 'A weight on an input of 0 changes nothing, so its derivative is 0.' }, async ({ expect }) => {
    expect(await learner.call('derivative', 0, 0.7, 0.2)).toBeCloseTo(0, { within: 1e-12 });
  });

  check.property(
    'equals the slope of the error',
    {
      points: 3,
      rule: 'Moving w by a little h changes E by h times the derivative.',
      inputs: [float({ min: -3, max: 3 }), float({ min: -2, max: 2 }), float({ min: 0.05, max: 0.95 }), float({ min: 0.01, max: 0.99 })],
      runs: 40,
    },
    async ({ expect }, w, rest, out_h, target) => {
      const output = (weight: number) => sigmoid(weight * out_h + rest);
      const error = (weight: number) => 0.5 * (target - output(weight)) ** 2;
      const h = 1e-5;
      const slope = (error(w + h) - error(w - h)) / (2 * h);
      expect(await learner.call('derivative', out_h, output(w), target)).toBeCloseTo(slope, { within: 1e-7 });
    },
  );
});
