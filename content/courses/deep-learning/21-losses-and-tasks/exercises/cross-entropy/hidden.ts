import { array, checks, float, int } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check.property(
    'equals the definition for ordinary logits',
    { points: 2, rule: 'The loss is minus the natural logarithm of the softmax probability of the true class.', inputs: [array(float({ min: -12, max: 12 }), { minLength: 2, maxLength: 6 }), int({ min: 0, max: 5 })] },
    async ({ expect }, logits, pick) => {
      const trueClass = pick % logits.length;
      const powers = logits.map((z) => Math.exp(z));
      const wanted = -Math.log((powers[trueClass] ?? 0) / powers.reduce((sum, v) => sum + v, 0));
      expect(await learner.call('crossEntropy', logits, trueClass)).toBeCloseTo(wanted, { within: 1e-8 });
    },
  );

  check('large logits, the right class', { points: 1, rule: 'When the true class has by far the largest logit, its probability is 1 and the loss 0, however large the logits are.' }, async ({ expect }) => {
    expect(await learner.call('crossEntropy', [-1000, 1000, 3], 1)).toBeCloseTo(0, { within: 1e-9 });
    expect(await learner.call('crossEntropy', [-1000, -1750], 0)).toBeCloseTo(0, { within: 1e-9 });
  });

  check('large logits, the wrong class', { points: 2, rule: 'When another logit is larger by hundreds, the loss is that distance: finite, and the greater the worse the mistake.' }, async ({ expect }) => {
    expect(await learner.call('crossEntropy', [1000, -1000, 3], 1)).toBeCloseTo(2000, { within: 1e-6 });
    expect(await learner.callPure('crossEntropy', [850, 0, 850], 1)).toBeCloseTo(850 + Math.log(2), { within: 1e-6 });
  });
});
