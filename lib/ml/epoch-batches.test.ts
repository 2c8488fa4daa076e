import { expect, test } from 'vitest';
import { batchRange, iterationsPerEpoch } from './epoch-batches.ts';

test.each([
  [1, 1000],
  [10, 100],
  [64, 16],
  [300, 4],
  [1000, 1],
  [5000, 1],
])('1,000 examples in batches of %i are %i iterations', (batchSize, iterations) => {
  expect(iterationsPerEpoch(1000, batchSize)).toBe(iterations);
});

test.each([1, 7, 64, 300, 1000])('batches of %i cover every example once', (batchSize) => {
  const ranges = Array.from({ length: iterationsPerEpoch(1000, batchSize) }, (_, k) => batchRange(1000, batchSize, k));
  expect(ranges[0]?.from).toBe(0);
  expect(ranges.at(-1)?.to).toBe(1000);
  ranges.slice(1).forEach(({ from }, k) => expect(from).toBe(ranges[k]?.to));
});

test('the last batch of 64 has 40 examples', () => {
  expect(batchRange(1000, 64, 15)).toEqual({ from: 960, to: 1000 });
  expect(() => batchRange(1000, 64, 16)).toThrow('Expected an iteration from 0 to 15, got 16');
  expect(() => iterationsPerEpoch(1000, 0)).toThrow('Expected the batch size to be a whole number from 1 on, got 0');
});
