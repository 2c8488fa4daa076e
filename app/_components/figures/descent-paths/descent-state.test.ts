import { expect, test } from 'vitest';
import { changeStart, changeSurface, decodeState, describeState, encodeState, etaFromPower, followNumbers, INITIAL_STATE, numbersOf, toggleOptimiser, walksOf } from './descent-state.ts';

test.each(['valley_0.099_200_-2.5_1', 'saddle_0.1_40_-2.5_0.01', 'banana_0.01_200_1_1.5_sgd_rmsprop'])('%s comes back as it was', (code) => {
  expect(encodeState(decodeState(code))).toBe(code);
});

test('an untouched figure leaves the address alone, and nonsense is left out', () => {
  expect(encodeState(INITIAL_STATE)).toBeNull();
  expect(decodeState('mountain_9_-1_99_x_nobody')).toEqual(INITIAL_STATE);
});

test('a surface brings its start, and a start stays in the picture', () => {
  expect(changeSurface(INITIAL_STATE, 'saddle').start).toEqual([-2.5, 0.01]);
  expect(changeStart(INITIAL_STATE, -7, 1.23456).start).toEqual([-3, 1.23]);
});

test('shares learning rate and start with the code, exactly', () => {
  const numbers = [[0.0301], [1 / 3], [-2]];
  expect(numbersOf(followNumbers(INITIAL_STATE, numbers))).toEqual(numbers);
  expect(numbersOf(INITIAL_STATE)).toEqual([[0.03], [-2.5], [1]]);
});

test('the slider of the learning rate gives two digits', () => {
  expect([-3, -1.5, 0.5].map(etaFromPower)).toEqual([0.001, 0.032, 2]);
});

test('in words', () => {
  const gentle = { ...INITIAL_STATE, eta: 0.099, steps: 200 };
  expect(describeState(gentle, walksOf(gentle))).toMatch(/^Long valley, η = 0.099. The loss after 200 steps: Gradient descent is at 0/);
  const wild = toggleOptimiser({ ...INITIAL_STATE, eta: 0.9, steps: 200 }, 'adam');
  const words = describeState(wild, walksOf(wild));
  expect(words).toContain('Gradient descent has flown off');
  expect(words).not.toContain('Adam');
});

test('momentum arrives first in the long valley at the first learning rate', () => {
  const arrivals = Object.fromEntries(walksOf(INITIAL_STATE).map(({ optimiser, arrival }) => [optimiser.id, arrival ?? Infinity]));
  expect(arrivals.momentum).toBeLessThan(arrivals.sgd ?? 0);
});
