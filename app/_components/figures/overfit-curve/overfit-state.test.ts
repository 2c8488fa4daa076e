import { expect, test } from 'vitest';
import { decodeState, describeState, encodeState, fitsOf, INITIAL_STATE, movePoint, type OverfitState } from './overfit-state.ts';

const say = (changes: Partial<OverfitState>): string => {
  const state = { ...INITIAL_STATE, ...changes };
  return describeState(state, fitsOf(state));
};

test.each(['3_n_1', '11_-3_7', '9_1_99_p0_-2.2_p11_0.5'])('%s comes back as it was', (code) => {
  expect(encodeState(decodeState(code))).toBe(code);
});

test('an untouched figure leaves the address alone, and nonsense is left out', () => {
  expect(encodeState(INITIAL_STATE)).toBeNull();
  for (const code of ['', '12_n_1', '3_n_0', '3', 'x_n_1']) expect(decodeState(code)).toEqual(INITIAL_STATE);
  expect(decodeState('3_-9_1').power).toBeNull();
  expect(decodeState('3_n_1_p12_1').moved).toEqual([]);
});

test('a dragged point stays in the picture and is dragged once', () => {
  const state = movePoint(movePoint(INITIAL_STATE, 4, 9), 4, 0.123);
  expect(state.moved).toEqual([[4, 0.12]]);
});

test('in words: too stiff, right, too bendy, and tamed by a penalty', () => {
  expect(say({ degree: 0 })).toContain('Underfitting');
  expect(say({ degree: 3 })).toBe('Degree 3, no penalty: error 0.222 on the training points, 0.232 on the validation points. No degree does much better without a penalty.');
  expect(say({})).toContain('Overfitting');
  expect(say({ power: -3 })).toContain('No degree does much better with this penalty.');
  expect(say({ power: -6 })).toContain('λ = 0.000001:');
  expect(say({ power: 1 })).toContain('λ = 10:');
});
