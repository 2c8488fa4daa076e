import { expect, test } from 'vitest';
import { BOUND_FIGURES } from '#lib/course/bindings.ts';
import { BOUND_RANGES, followNumbers, numbersOf } from './bound-numbers.ts';
import { currentNetwork, INITIAL_STATE } from './stepper-state.ts';

test('the code has fifteen numbers, in the order in which a lesson names them', () => {
  expect(numbersOf(INITIAL_STATE.start)).toEqual([[0.05], [0.1], [0.15], [0.2], [0.25], [0.3], [0.4], [0.45], [0.5], [0.55], [0.35], [0.6], [0.01], [0.99], [0.5]]);
  expect([BOUND_RANGES.length, numbersOf(INITIAL_STATE.start).length]).toEqual([BOUND_FIGURES.BackpropStepper.length, BOUND_FIGURES.BackpropStepper.length]);
  expect(BOUND_RANGES.slice(-3)).toEqual([{ min: 0, max: 1 }, { min: 0, max: 1 }, { min: 0, max: 100 }]);
});

test('the figure takes them exactly, as a new start, at the step it stands', () => {
  const numbers = numbersOf(INITIAL_STATE.start).map(([value = 0]) => [value / 3]);
  const state = followNumbers({ ...INITIAL_STATE, updates: 5, position: 9 }, numbers);
  expect(state).toMatchObject({ updates: 0, position: 9, start: { eta: INITIAL_STATE.start.eta / 3 } });
  expect(numbersOf(currentNetwork(state))).toEqual(numbers);
});
