import { expect, test } from 'vitest';
import { expectedImprovement, fitGaussianProcess, normalBelow } from './gaussian-process.ts';

const MEASURED = [
  { u: 0.2, v: 0.2, value: 1 },
  { u: 0.8, v: 0.3, value: 3 },
];

test('it is sure of what was measured, and knows only the mean far away', () => {
  const belief = fitGaussianProcess(MEASURED);
  const there = belief(0.2, 0.2);
  expect(there.mean).toBeCloseTo(1, 1);
  expect(there.deviation).toBeLessThan(0.11);
  const away = belief(0.5, 5);
  expect(away.mean).toBeCloseTo(2, 6);
  expect(away.deviation).toBeCloseTo(1, 6);
});

test('against the formulas for one and for two measurements', () => {
  expect(fitGaussianProcess([{ u: 0, v: 0, value: 7 }])(0.2, 0)).toEqual({ mean: 7, deviation: expect.closeTo(Math.sqrt(1 - Math.exp(-1) / 1.01), 12) });
  const k = (d2: number): number => Math.exp(-d2 / 0.08);
  const [a, b] = [1.01, k(0.6 ** 2 + 0.1 ** 2)];
  const [ka, kb] = [k(0.3 ** 2), k(0.3 ** 2 + 0.1 ** 2)];
  // the inverse of [[a, b], [b, a]], by hand; the values are −1 and 1 once mean and spread are taken off
  const det = a * a - b * b;
  const { mean, deviation } = fitGaussianProcess(MEASURED)(0.5, 0.2);
  expect(mean).toBeCloseTo(2 + (ka * (-a - b) + kb * (a + b)) / det, 10);
  expect(deviation).toBeCloseTo(Math.sqrt(1 - (ka * ka * a - 2 * ka * kb * b + kb * kb * a) / det), 10);
});

test('equal measurements and none', () => {
  expect(fitGaussianProcess(MEASURED.map((one) => ({ ...one, value: 4 })))(0.5, 0.5).mean).toBe(4);
  expect(() => fitGaussianProcess([])).toThrow('Expected at least one measurement');
});

test('the normal distribution', () => {
  expect(normalBelow(0)).toBeCloseTo(0.5, 6);
  expect(normalBelow(1.959964)).toBeCloseTo(0.975, 6);
  expect(normalBelow(-1.959964)).toBeCloseTo(0.025, 6);
});

test('expected improvement: by hand, when nothing is uncertain, and against a sum over the distribution', () => {
  expect(expectedImprovement({ mean: 0.28, deviation: 0.1 }, 0.28)).toBeCloseTo(0.1 / Math.sqrt(2 * Math.PI), 7);
  expect(expectedImprovement({ mean: 0.2, deviation: 0 }, 0.28)).toBeCloseTo(0.08, 12);
  expect(expectedImprovement({ mean: 0.3, deviation: 0 }, 0.28)).toBe(0);
  let sum = 0;
  for (let z = -8; z < 8; z += 0.001) sum += Math.max(0, 0.28 - (0.34 + 0.1 * z)) * (Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI)) * 0.001;
  expect(expectedImprovement({ mean: 0.34, deviation: 0.1 }, 0.28)).toBeCloseTo(sum, 5);
});
