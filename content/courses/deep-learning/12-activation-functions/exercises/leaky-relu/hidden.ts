import { checks, float } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('at the corner', { points: 1, rule: 'At 0 the output is 0 and the slope is the one on the left.' }, async ({ expect }) => {
    expect(await learner.call('leakyRelu', 0)).toBeCloseTo(0, { within: 1e-12 });
    expect(await learner.call('leakyReluSlope', 0)).toBeCloseTo(0.01, { within: 1e-12 });
  });

  check.property(
    'output for any input',
    { points: 2, rule: 'The output is the greater of 0.01 z and z.', inputs: [float({ min: -500, max: 500 })] },
    async ({ expect }, z) => {
      expect(await learner.call('leakyRelu', z)).toBeCloseTo(z > 0 ? z : 0.01 * z, { within: 1e-9 });
    },
  );

  check.property(
    'slope for any input',
    { points: 2, rule: 'Moving z by a little h moves the output by h times the slope.', inputs: [float({ min: -500, max: 500 }).filter((z) => z !== 0)] },
    async ({ expect }, z) => {
      // both sides in turn: an answer of the call before is never right
      for (const x of [z, -z]) expect(await learner.call('leakyReluSlope', x)).toBeCloseTo(x > 0 ? 1 : 0.01, { within: 1e-9 });
    },
  );
});
