import { expect, test } from 'vitest';
import { confidenceInterval, MOST_VALUES } from './confidence-interval.ts';

test('five values by hand: variance 0.001 with n − 1, t = 2.7764', () => {
  const { mean, half } = confidenceInterval([0.26, 0.28, 0.3, 0.32, 0.34]);
  expect(mean).toBeCloseTo(0.3, 12);
  expect(half).toBeCloseTo(2.7764 * Math.sqrt(0.001 / 5), 12);
});

test('as many values as the table knows, and no more', () => {
  expect(confidenceInterval(Array.from({ length: MOST_VALUES }, () => 2))).toEqual({ mean: 2, half: 0 });
  expect(() => confidenceInterval(Array.from({ length: MOST_VALUES + 1 }, () => 2))).toThrow('Expected 2 to 20 values, got 21');
  expect(() => confidenceInterval([1])).toThrow('got 1');
});
