import { array, checks, float } from 'epoch/checks';

/** The last h of a chain. */
function runChain(weights: readonly number[], x: number, residual: boolean): number {
  return weights.reduce((h, w) => Math.tanh(w * h) + (residual ? h : 0), x);
}
/** Measured by small steps to both sides: another way than the product that is asked for. */
const measureSlope = (weights: readonly number[], x: number, residual: boolean): number => (runChain(weights, x + 1e-5, residual) - runChain(weights, x - 1e-5, residual)) / 2e-5;

export default checks(({ learner, check }) => {
  // two layers at least, and no sum near 0, where tanh is straight
  const inputs = [array(float({ min: 0.4, max: 1.4 }), { minLength: 2, maxLength: 6 }), float({ min: 0.5, max: 1.5 })] as const;
  const signed = (weights: readonly number[]): number[] => weights.map((w, k) => (k % 2 === 0 ? w : -w));

  check.property('any plain chain', { points: 2, rule: 'The slope is the product of all layers’ factors, each taken at its own weighted sum.', inputs: [...inputs] }, async ({ expect }, weights, x) => {
    expect(await learner.call('chainSlope', signed(weights), x, false)).toBeCloseTo(measureSlope(signed(weights), x, false), { within: 1e-6 });
  });

  check.property('any residual chain', { points: 2, rule: 'In every layer there are two roads: straight on, with slope 1, and through the neuron.', inputs: [...inputs] }, async ({ expect }, weights, x) => {
    expect(await learner.callPure('chainSlope', signed(weights), x, true)).toBeCloseTo(measureSlope(signed(weights), x, true), { within: 1e-6, relative: 1e-6 });
  });
});
