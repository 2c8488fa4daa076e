import { describe, expect, test } from 'vitest';
import { changeRule, changeWeight, decodeState, describeRows, encodeState, followNumbers, INITIAL_STATE, numbersOf, rowsOf } from './perceptron-state.ts';

describe('the state in the address', () => {
  test.each(['weather-and-time_2_2_1_3', 'nand_-1_-1_-1_-2.5', 'weather_6_2_3_5'])('%s comes back as it was', (code) => {
    expect(encodeState(decodeState(code))).toBe(code);
  });

  test('an untouched figure leaves the address alone, and nonsense is left out', () => {
    expect(encodeState(INITIAL_STATE)).toBeNull();
    expect(decodeState('nobody_x_99__')).toEqual(INITIAL_STATE);
  });
});

test('concert rules bring their threshold, gates keep the one that is there', () => {
  const weather = changeRule(INITIAL_STATE, 'weather');
  expect(weather.threshold).toBe(5);
  expect(changeRule(weather, 'or').threshold).toBe(5);
});

test('shares weights and threshold with the code, exactly', () => {
  const numbers = [[1 / 3, -2, 0.1], [2.5]];
  const state = followNumbers(changeRule(INITIAL_STATE, 'or'), numbers);
  expect([state.rule.id, numbersOf(state)]).toEqual(['or', numbers]);
});

describe('in words', () => {
  test('all right', () => {
    const state = { ...INITIAL_STATE, weights: [2, 2, 1] as const };
    expect(describeRows(rowsOf(state), state.threshold)).toBe('All eight rows agree with the rule.');
  });

  test('a row that should be 1', () => {
    expect(describeRows(rowsOf(INITIAL_STATE), 3)).toBe(
      '6 of 8 rows agree with the rule. Row 1 1 0 (good weather, time, no partner) is wrong: the sum 0 is not greater than 3, but the answer should be 1. Also wrong: 1 1 1.',
    );
  });

  test('a row that should be 0', () => {
    const state = changeWeight(INITIAL_STATE, 0, 4);
    expect(describeRows(rowsOf(state), 3)).toContain('Row 1 0 0 (good weather, no time, no partner) is wrong: the sum 4 is greater than 3, but the answer should be 0.');
  });
});
