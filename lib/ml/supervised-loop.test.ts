import { expect, test } from 'vitest';
import { classify, LABELS, MOMENTS, squaredErrors, squaredLoss, TEST_ESTIMATE } from './supervised-loop.ts';

test.each([
  [0, 1.02],
  [1, 0.64],
  [2, 0.5325],
  [50, 0.0825],
  [1000, 0.0036],
])('iteration %i has the loss of the lectures, %f', (iteration, loss) => {
  const moment = MOMENTS.find((one) => one.iteration === iteration);
  expect(squaredLoss(LABELS, moment?.estimates ?? [])).toBeCloseTo(loss, 12);
});

test('each example has its own error, and estimates must be as many as labels', () => {
  expect(squaredErrors([1, 0], [0.5, 0.1]).map((error) => Number(error.toFixed(6)))).toEqual([0.25, 0.01]);
  expect(() => squaredErrors([1, 0], [0.5])).toThrow('Expected one estimate for each label, got 1 estimates for 2 labels');
});

test('one half is not less than one half', () => {
  expect([TEST_ESTIMATE, 0.4999, 0.5, 0.9].map(classify)).toEqual(['orange', 'orange', 'watermelon', 'watermelon']);
});
