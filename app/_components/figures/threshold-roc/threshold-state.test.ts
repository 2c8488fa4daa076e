import { expect, test } from 'vitest';
import { aucOf } from '#lib/ml/threshold-metrics.ts';
import { changeModel, decodeState, describeState, encodeState, INITIAL_STATE, LABELS, MODELS } from './threshold-state.ts';

test.each(['lesson_0.4', 'same_0', 'upside-down_1'])('%s comes back as it was', (code) => {
  expect(encodeState(decodeState(code))).toBe(code);
});

test('an untouched figure leaves the address alone, and nonsense is left out', () => {
  expect(encodeState(INITIAL_STATE)).toBeNull();
  for (const code of ['', 'nobody_7', 'lesson_', 'lesson_x']) expect(decodeState(code)).toEqual(INITIAL_STATE);
});

test('the four models have the areas that their names promise', () => {
  expect(MODELS.map(({ scores }) => aucOf(LABELS, scores))).toEqual([expect.closeTo(14 / 15, 9), 0.5, 1, expect.closeTo(1 / 15, 9)]);
});

test('in words', () => {
  expect(describeState(INITIAL_STATE)).toBe('From a score of 0.5 on, 2 of 3 ill people are found and 1 of 5 healthy ones alarmed. Precision 0.667, recall 0.667, F1 0.667. Whatever the threshold, AUC is 0.933.');
  expect(describeState(changeModel(INITIAL_STATE, 'same'))).toContain('3 of 3 ill people are found and 5 of 5 healthy ones alarmed.');
});
