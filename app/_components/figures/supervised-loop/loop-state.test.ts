import { expect, test } from 'vitest';
import { changeEstimate, decodeState, describeState, encodeState, INITIAL_STATE, nextState, type LoopState } from './loop-state.ts';

test('the whole loop is ten steps and a test', () => {
  const walk: string[] = [];
  for (let state: LoopState | null = INITIAL_STATE; state !== null; state = nextState(state)) walk.push(encodeState(state) ?? 'start');
  expect(walk).toEqual(['start', '0_compare', '1_estimate', '1_compare', '2_estimate', '2_compare', '50_estimate', '50_compare', '1000_estimate', '1000_compare', '1000_test']);
});

test.each(['50_compare', '1000_test', '2_estimate', '2_compare_1_0.35_0.4_0.6'])('%s comes back as it was', (code) => {
  expect(encodeState(decodeState(code))).toBe(code);
});

test('nonsense in the address is left out', () => {
  expect(decodeState('7_dance_9')).toEqual(INITIAL_STATE);
  expect(decodeState('2_compare_1_2_3_4').own).toBeNull();
  expect(decodeState('0_test').phase).toBe('compare');
});

test('in words', () => {
  expect(describeState(INITIAL_STATE)).toBe('Iteration 0, step 3: the network looks at the four fruits and answers 0.6, 0.6, 0.5, 0.5.');
  expect(describeState(decodeState('0_compare'))).toBe('Iteration 0, step 4: the squared errors add up to 1.02. The largest share, 0.36, comes from fruit 2, the orange. Now the weights are changed.');
  expect(describeState(changeEstimate(INITIAL_STATE, 0, 0))).toBe('With your answers 0, 0.6, 0.5, 0.5, the squared errors add up to 1.86. The largest share, 1, comes from fruit 1, the watermelon.');
  expect(describeState(decodeState('1000_test'))).toContain('answers 0.01, less than 0.5, so it says orange');
});
