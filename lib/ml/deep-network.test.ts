import { describe, expect, test } from 'vitest';
import { deepGradients, deepLoss, drawDeepNetwork, layerSizes, type DeepSettings } from './deep-network.ts';

const PLAIN: DeepSettings = { depth: 20, width: 32, activation: 'sigmoid', gain: 1, normalise: false, residual: false, seed: 1 };
/** First layer's gradient by the last layer's. */
const share = (changes: Partial<DeepSettings>): number => {
  const { gradients } = layerSizes({ ...PLAIN, ...changes });
  return (gradients[0] ?? 0) / (gradients.at(-1) ?? 0);
};

describe('gradients are those that small nudges measure', () => {
  const cases = [false, true].flatMap((normalise) => [false, true].map((residual) => ({ normalise, residual })));
  test.each(cases)('normalise $normalise, residual $residual', (changes) => {
    for (const activation of ['sigmoid', 'tanh', 'swish'] as const) {
      const settings = { ...PLAIN, depth: 3, width: 5, activation, ...changes };
      const network = drawDeepNetwork(settings);
      const gradients = deepGradients(settings, network);
      for (const [layer, matrix] of network.weights.entries()) {
        for (const k of [0, 7, 24]) {
          const nudged = (h: number): number => deepLoss(settings, { ...network, weights: network.weights.map((one, j) => (j === layer ? one.with(k, (matrix[k] ?? 0) + h) : one)) });
          expect(gradients[layer]?.[k]).toBeCloseTo((nudged(1e-5) - nudged(-1e-5)) / 2e-5, 7);
        }
      }
    }
  });
});

test('the first layers do not depend on the depth, and gain only stretches them', () => {
  const [short, long, wide] = [drawDeepNetwork({ ...PLAIN, depth: 2 }), drawDeepNetwork(PLAIN), drawDeepNetwork({ ...PLAIN, gain: 2 })];
  expect(short.weights).toEqual(long.weights.slice(0, 2));
  expect(wide.weights[1]?.[3]).toBeCloseTo(2 * (long.weights[1]?.[3] ?? 0), 12);
});

test('twenty layers of sigmoids lose the gradient; each remedy brings some back', () => {
  expect(share({})).toBeLessThan(1e-9);
  expect(share({ activation: 'tanh' })).toBeGreaterThan(0.1);
  expect(share({ activation: 'relu', gain: Math.SQRT2 })).toBeGreaterThan(0.1);
  expect(share({ residual: true })).toBeGreaterThan(0.01);
  expect(share({ normalise: true })).toBeGreaterThan(100 * share({}));
});

test('weights too large make the gradients of ReLU explode, and normalisation holds them', () => {
  const largest = (normalise: boolean): number => Math.max(...layerSizes({ ...PLAIN, activation: 'relu', gain: 3, normalise }).gradients);
  expect(largest(false)).toBeGreaterThan(1e5);
  expect(largest(true)).toBeLessThan(10);
});

test('normalised sums have the same size however large the weights are', () => {
  const signals = (gain: number): number => layerSizes({ ...PLAIN, activation: 'tanh', gain, normalise: true }).signals.at(-1) ?? 0;
  expect(signals(3)).toBeCloseTo(signals(1), 3);
});

test('no layer is an error, not an empty answer', () => {
  expect(() => layerSizes({ ...PLAIN, depth: 0 })).toThrow('Expected at least one layer and one neuron, got depth 0 and width 32');
});
