import { expect, test } from 'vitest';
import { layerSizes } from '#lib/ml/deep-network.ts';
import { decodeState, DEPTHS, describeState, encodeState, INITIAL_STATE, settingsOf, type GradientsState } from './gradients-state.ts';

const say = (changes: Partial<GradientsState>): string => {
  const state = { ...INITIAL_STATE, ...changes };
  return describeState(state, layerSizes(settingsOf(state)));
};

test.each(['2_sigmoid_xavier', '50_relu_he_n_r', '20_tanh_small_r', '7_relu_large_n'])('%s comes back as it was', (code) => {
  expect(encodeState(decodeState(code))).toBe(code);
});

test('an untouched figure leaves the address alone, and nonsense is left out', () => {
  expect(encodeState(INITIAL_STATE)).toBeNull();
  for (const code of ['', '1_relu_he', '51_relu_he', '20_step_he', '20_relu_huge', '20_relu_he_r_n']) expect(decodeState(code)).toEqual(INITIAL_STATE);
});

test('in words: vanishing in some layers, in all, exploding, and healthy', () => {
  expect(say({})).toBe('20 layers, Sigmoid, Xavier weights: gradients 6.5e-14 in the first layer and 0.032 in the last, signals 0.5 at the end. They vanish: below 0.001 in 17 of 20 layers.');
  expect(say({ activation: 'relu' })).toContain('below 0.001 in every layer');
  expect(say({ activation: 'relu', start: 'large' })).toContain('They explode: above 100 in every layer.');
  expect(say({ activation: 'relu', start: 'he', normalise: true, residual: true })).toContain('normalised, residual: gradients 0.23 in the first layer and 0.11 in the last, signals 8.5 at the end. All layers can learn.');
});

test('what the lesson asks to find can be found', () => {
  const first = (depth: number): number => layerSizes(settingsOf({ ...INITIAL_STATE, depth })).gradients[0] ?? 0;
  expect([2, 3, 4, 5].map((depth) => first(depth) < 0.001)).toEqual([false, false, true, true]);
  const gradients = layerSizes(settingsOf({ ...INITIAL_STATE, depth: DEPTHS.max, activation: 'tanh', start: 'xavier' })).gradients;
  expect(Math.min(...gradients)).toBeGreaterThan(0.01);
  expect(Math.max(...gradients)).toBeLessThan(1);
});
