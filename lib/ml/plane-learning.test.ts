import { describe, expect, test } from 'vitest';
import { adalineStep, learn, meanSquaredError, perceptronStep, SAMPLE_SETS, startNeuron, toFeatures, type FeatureMap, type LearningRule } from './plane-learning.ts';

const task = (set: keyof typeof SAMPLE_SETS, rule: LearningRule, features: FeatureMap = 'plain', eta = rule === 'adaline' ? 0.1 : 1) => ({ samples: SAMPLE_SETS[set], rule, features, eta });

describe('perceptron', () => {
  test('a wrong answer moves the weights by the example, a right one moves nothing', () => {
    const start = startNeuron('plain');
    expect(perceptronStep(start, [1, 1], 1, 1)).toEqual({ weights: [1, 1], bias: 1 });
    expect(perceptronStep({ weights: [1, 1], bias: 1 }, [0, 1], 0, 0.5)).toEqual({ weights: [1, 0.5], bias: 0.5 });
    expect(perceptronStep(start, [1, 1], 0, 1)).toBe(start);
  });

  test('AND is learned with ten corrections, as on paper', () => {
    const after = [4, 8, 12, 16, 20, 24].map((steps) => learn(task('and', 'perceptron'), steps));
    expect(after.map(({ neuron: { weights, bias } }) => [...weights, bias])).toEqual([[1, 1, 1], [2, 1, 0], [2, 1, -1], [2, 2, -1], [2, 1, -2], [2, 1, -2]]);
    expect(after.map(({ corrections }) => corrections)).toEqual([1, 4, 7, 9, 10, 10]);
    expect(after.at(-1)?.wrong).toEqual([]);
  });

  test('from zero, the learning rate only scales the weights', () => {
    const small = learn(task('clouds', 'perceptron', 'plain', 0.25), 500);
    const large = learn(task('clouds', 'perceptron', 'plain', 1), 500);
    expect(small.corrections).toBe(large.corrections);
    expect(small.neuron.weights.map((w) => w * 4)).toEqual(large.neuron.weights.map((w) => expect.closeTo(w, 9) as number));
  });

  test.each(['and', 'or', 'clouds'] as const)('%s can be parted and is', (set) => {
    expect(learn(task(set, 'perceptron'), 2_000).wrong).toEqual([]);
  });

  test('XOR is never learned, and comes back to where it was', () => {
    for (const steps of [40, 400, 4_000]) expect(learn(task('xor', 'perceptron'), steps).wrong.length).toBeGreaterThan(0);
    expect(learn(task('xor', 'perceptron'), 400).neuron).toEqual(learn(task('xor', 'perceptron'), 4_000).neuron);
  });

  test.each(['product', 'gates'] as const)('XOR with the feature map %s is', (features) => {
    expect(learn(task('xor', 'perceptron', features), 200).wrong).toEqual([]);
  });
});

describe('Adaline', () => {
  test('one step on AND, as on paper', () => {
    const rows = SAMPLE_SETS.and.map(({ x1, x2 }) => toFeatures('plain', x1, x2));
    const labels = [0, 0, 0, 1];
    const start = startNeuron('plain');
    const next = adalineStep(start, rows, labels, 0.5);
    expect(next).toEqual({ weights: [0.25, 0.25], bias: 0.25 });
    expect([meanSquaredError(start, rows, labels), meanSquaredError(next, rows, labels)]).toEqual([0.25, 0.15625]);
  });

  test('ends at the least-squares solution', () => {
    const { neuron, history, wrong } = learn(task('and', 'adaline', 'plain', 0.3), 2_000);
    expect([...neuron.weights, neuron.bias].map((v) => Number(v.toFixed(6)))).toEqual([0.5, 0.5, -0.25]);
    expect(history.at(-1)).toBeCloseTo(0.0625, 9);
    expect(wrong).toEqual([]);
  });

  test('says one half to every row of XOR, and learns it with a product', () => {
    const plain = learn(task('xor', 'adaline', 'plain', 0.3), 2_000);
    expect([...plain.neuron.weights, plain.neuron.bias].map((v) => Number(v.toFixed(6)) + 0)).toEqual([0, 0, 0.5]);
    expect(plain.history.at(-1)).toBeCloseTo(0.25, 9);
    const product = learn(task('xor', 'adaline', 'product', 0.3), 5_000);
    expect([product.wrong, Number(product.history.at(-1)?.toFixed(6))]).toEqual([[], 0]);
  });

  test('the loss never rises when the rate is small, and a large rate ends the run', () => {
    const { history } = learn(task('clouds', 'adaline', 'plain', 0.1), 300);
    expect(history.every((loss, k) => k === 0 || loss <= (history[k - 1] ?? 0))).toBe(true);
    const wild = learn(task('clouds', 'adaline', 'plain', 2), 1_000);
    expect(wild.diverged).toBe(true);
    expect(wild.corrections).toBeLessThan(100);
  });
});

test('nothing to learn from changes nothing', () => {
  expect(learn({ ...task('and', 'perceptron'), samples: [] }, 10)).toMatchObject({ neuron: { weights: [0, 0], bias: 0 }, corrections: 0, last: null });
});
