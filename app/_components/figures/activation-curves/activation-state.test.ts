import { describe, expect, test } from 'vitest';
import { changeLogit, clampInput, decodeState, describeState, encodeState, INITIAL_STATE, LIMIT } from './activation-state.ts';

describe('the state in the address', () => {
  test.each(['relu_-1.5_2_1_0', 'softmax_2_-5_0.25_5'])('%s comes back as it was', (code) => {
    expect(encodeState(decodeState(code))).toBe(code);
  });

  test('an untouched figure leaves the address alone, and nonsense is left out', () => {
    expect(encodeState(INITIAL_STATE)).toBeNull();
    expect(decodeState('softplus_9__x')).toEqual(INITIAL_STATE);
  });
});

test('inputs stay in range', () => {
  expect([clampInput(-99), clampInput(1.2345), clampInput(99), Object.is(clampInput(-0.001), 0)]).toEqual([-LIMIT, 1.23, LIMIT, true]);
});

describe('in words', () => {
  test.each([
    ['sigmoid_2', 'Sigmoid turns 2 into 0.8808; its slope there is 0.105. A nudge of the input arrives 0.105 times as large.'],
    ['sigmoid_5', 'Sigmoid turns 5 into 0.9933; its slope there is 0.0066. Nearly flat: a nudge of the input arrives with 0.66 % of its size.'],
    ['relu_-3', 'ReLU turns −3 into 0; its slope there is 0. Flat: a nudge of the input changes nothing, and no error can come back through this neuron.'],
  ])('%s', (code, words) => expect(describeState(decodeState(code))).toBe(words));

  test('softmax says its shares', () => {
    const state = changeLogit({ ...INITIAL_STATE, shown: 'softmax' }, 2, 2);
    expect(describeState(state)).toContain('Softmax turns 2, 1, 2 into 42.2 %, 15.5 %, 42.2 %.');
  });
});
