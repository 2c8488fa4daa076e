import { array, checks, float } from 'epoch/checks';

const softmax = (logits: readonly number[]): number[] => {
  const greatest = Math.max(...logits);
  const powers = logits.map((z) => Math.exp(z - greatest));
  return powers.map((power) => power / powers.reduce((a, b) => a + b, 0));
};

export default checks(({ learner, check }) => {
  check('very large logits', { points: 2, rule: 'A thousand more on every logit, or a gap of thousands, still gives shares that add up to 1.' }, async ({ expect }) => {
    expect(await learner.call('softmax', [1000, 998])).toBeCloseTo(softmax([2, 0]), { within: 1e-6 });
    expect(await learner.call('softmax', [-1000, 0, 1000])).toBeCloseTo([0, 0, 1], { within: 1e-6 });
  });

  check('very negative logits', { points: 2, rule: 'When all logits are far below zero, the sum of the powers must not become 0.' }, async ({ expect }) => {
    expect(await learner.call('softmax', [-1000, -1000])).toBeCloseTo([0.5, 0.5], { within: 1e-6 });
    expect(await learner.call('softmax', [-998, -1000])).toBeCloseTo(softmax([2, 0]), { within: 1e-6 });
  });

  check('one class', { points: 1, rule: 'A single logit gets the whole share.' }, async ({ expect }) => {
    expect(await learner.call('softmax', [7])).toBeCloseTo([1], { within: 1e-9 });
  });

  check.property(
    'any logits, shifted by anything',
    {
      points: 3,
      rule: 'Adding the same number to all logits changes no share.',
      inputs: [array(float({ min: -8, max: 8 }), { minLength: 2, maxLength: 7 }), float({ min: -2000, max: 2000 })],
      runs: 40,
    },
    async ({ expect }, logits, shift) => {
      expect(await learner.callPure('softmax', logits.map((z) => z + shift))).toBeCloseTo(softmax(logits), { within: 1e-6 });
    },
  );
});
