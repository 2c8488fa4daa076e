import { checks, float } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check.property(
    'any bump',
    { points: 2, rule: 'The bump is half its height times the difference of the left and the right tanh.', inputs: [float({ min: -4, max: 4 }), float({ min: -3, max: 0 }), float({ min: 0.2, max: 3 }), float({ min: -5, max: 5 }), float({ min: 0.5, max: 30 })] },
    async ({ expect }, x, left, right, height, steepness) => {
      const wanted = (height / 2) * (Math.tanh(steepness * (x - left)) - Math.tanh(steepness * (x - right)));
      expect(await learner.call('bump', x, left, right, height, steepness)).toBeCloseTo(wanted, { within: 1e-9 });
    },
  );

  check.property(
    'half at the edges',
    { points: 2, rule: 'Where a steep bump begins and ends it has half its height.', inputs: [float({ min: -3, max: 0 }), float({ min: 1, max: 3 }), float({ min: 1, max: 5 })] },
    async ({ expect }, left, right, height) => {
      expect(await learner.call('bump', left, left, right, height, 40)).toBeCloseTo(height / 2, { within: 1e-6 });
      expect(await learner.call('bump', right, left, right, height, 40)).toBeCloseTo(height / 2, { within: 1e-6 });
    },
  );

  check.property(
    'any biases',
    { points: 2, rule: 'At its edge a neuron’s sum, steepness times x plus the bias, is 0.', inputs: [float({ min: -3, max: 3 }), float({ min: -3, max: 3 }), float({ min: 0.5, max: 30 })] },
    async ({ expect }, left, right, steepness) => {
      expect(await learner.call('biases', left, right, steepness)).toBeCloseTo([-steepness * left, -steepness * right], { within: 1e-9 });
    },
  );
});
