import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('∂E/∂w₅ of the lesson', { points: 1, rule: 'The product of the three links of the chain is 0.082167041.' }, async ({ expect }) => {
    expect(await learner.call('derivative', 0.5932699921071872, 0.7513650695523157, 0.01)).toBeCloseTo(0.082167041, { within: 1e-8 });
  });

  check('∂E/∂w₇ is negative', { points: 1, rule: 'out_o2 is lower than its target, so more weight means less error: the derivative is below zero.' }, async ({ expect }) => {
    expect(await learner.call('derivative', 0.5932699921071872, 0.7729284653214625, 0.99)).toBeCloseTo(-0.02260254, { within: 1e-8 });
  });
});
