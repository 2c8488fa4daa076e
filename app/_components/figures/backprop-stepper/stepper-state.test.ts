import { describe, expect, test } from 'vitest';
import { forward, WORKED_EXAMPLE } from '#lib/ml/backprop.ts';
import { changeNumber, currentNetwork, decodeState, encodeState, INITIAL_STATE, MOST_UPDATES } from './stepper-state.ts';

const STEPS = 44;

describe('the state in the address', () => {
  test.each([
    [{ ...INITIAL_STATE, position: 12 }, '12'],
    [{ ...INITIAL_STATE, updates: 100 }, '0_n100'],
    [{ start: { ...WORKED_EXAMPLE, w5: -0.45, eta: 5 }, updates: 3, position: 7 }, '7_n3_w5--0.45_eta-5'],
  ])('%j is written and read as %s', (state, code) => {
    expect(encodeState(state)).toBe(code);
    expect(decodeState(code, STEPS)).toEqual(state);
  });

  test('an untouched figure leaves the address alone', () => {
    expect(encodeState(INITIAL_STATE)).toBeNull();
  });

  test('nonsense is left out, and numbers are kept in range', () => {
    expect(decodeState('999_n999999_w5-abc_t1-7_eta--1_constructor-1_<b>', STEPS)).toEqual({ start: WORKED_EXAMPLE, updates: MOST_UPDATES, position: STEPS - 1 });
  });
});

test('changing a number keeps what was learned and starts counting anew', () => {
  const trained = { ...INITIAL_STATE, updates: 50 };
  const changed = changeNumber(trained, 'eta', 1);
  expect(changed.updates).toBe(0);
  expect(forward(currentNetwork(changed)).E).toBeCloseTo(forward(currentNetwork(trained)).E, 15);
});
