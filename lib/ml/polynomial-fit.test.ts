import { describe, expect, test } from 'vitest';
import { noisyWave, wave } from './noisy-wave.ts';
import { evaluatePolynomial, fitPolynomial, rmseOf } from './polynomial-fit.ts';

const [TRAINING, VALIDATION] = [noisyWave(12, 1), noisyWave(12, 101)];

test('points on a cubic are found again', () => {
  const x = Float64Array.from({ length: 9 }, (_, k) => -1 + k / 4);
  const weights = fitPolynomial({ x, y: x.map((at) => 2 - at + 0.5 * at ** 3) }, 3);
  [2, -1, 0, 0.5].forEach((value, k) => expect(weights[k]).toBeCloseTo(value, 6));
});

test('without slope the fit is the mean', () => {
  expect(fitPolynomial(TRAINING, 0)[0]).toBeCloseTo(TRAINING.y.reduce((sum, y) => sum + y, 0) / 12, 9);
});

test('degree 11 goes through twelve points and is far off between them', () => {
  const weights = fitPolynomial(TRAINING, 11);
  expect(rmseOf(weights, TRAINING)).toBeLessThan(0.001);
  expect(rmseOf(weights, VALIDATION)).toBeGreaterThan(1);
});

describe('the penalty', () => {
  const size = (lambda: number): number => Math.hypot(...fitPolynomial(TRAINING, 11, lambda).subarray(1));

  test('makes weights smaller, and leaves the offset alone', () => {
    expect(size(1e-3)).toBeLessThan(size(1e-6));
    expect(size(1)).toBeLessThan(size(1e-3));
    expect(fitPolynomial({ x: TRAINING.x, y: TRAINING.y.map((y) => y + 5) }, 3, 1e6)[0]).toBeGreaterThan(4.5);
  });

  test('its weights are a minimum of loss and penalty', () => {
    const lambda = 0.01;
    const weights = fitPolynomial(TRAINING, 5, lambda);
    const cost = (w: Float64Array): number => rmseOf(w, TRAINING) ** 2 + lambda * w.subarray(1).reduce((sum, v) => sum + v * v, 0);
    weights.forEach((_, k) => {
      for (const move of [-1e-3, 1e-3]) expect(cost(weights.map((v, j) => (j === k ? v + move : v)))).toBeGreaterThan(cost(weights));
    });
  });
});

test('what makes no polynomial is refused', () => {
  expect(() => fitPolynomial(TRAINING, 16)).toThrow('Expected a degree from 0 to 15, got 16');
  expect(() => fitPolynomial({ x: new Float64Array(2), y: new Float64Array(3) }, 1)).toThrow('Expected as many x as y and at least one, got 2 and 3');
});

test('the wave: the same seed, the same points, in order and near the truth', () => {
  expect(noisyWave(12, 1)).toEqual(TRAINING);
  expect(noisyWave(12, 2)).not.toEqual(TRAINING);
  expect([...TRAINING.x].toSorted((a, b) => a - b)).toEqual([...TRAINING.x]);
  const many = noisyWave(4000, 3);
  const noise = Math.sqrt(many.y.reduce((sum, y, k) => sum + (y - wave(many.x[k] ?? 0)) ** 2, 0) / 4000);
  expect(noise).toBeCloseTo(0.25, 1);
  expect(evaluatePolynomial(Float64Array.of(1, 2, 3), 2)).toBe(17);
});
