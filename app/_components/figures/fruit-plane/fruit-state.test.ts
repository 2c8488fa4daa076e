import { describe, expect, test } from 'vitest';
import { changeSample, decodeState, describeState, encodeState, findWrong, fitTo, FRUIT_SETS, INITIAL_STATE, TEST_FRUITS } from './fruit-state.ts';

const right = (code: string) => {
  const state = decodeState(code);
  const score = fitTo(state);
  return [state.samples.length - findWrong(score, state.samples).length, TEST_FRUITS.length - findWrong(score, TEST_FRUITS).length];
};

describe('the state in the address', () => {
  test.each(['green_svm_3_1000_1', 'sixteen_knn_9_10_0'])('%s comes back as it was', (code) => expect(encodeState(decodeState(code))).toBe(code));

  test('moved fruits, too', () => {
    const moved = changeSample(INITIAL_STATE, 3, { x1: 11.5, label: 0 });
    expect(decodeState(encodeState(moved) ?? '')).toEqual(moved);
  });

  test('an untouched figure leaves the address alone, and nonsense is left out', () => {
    expect(encodeState(INITIAL_STATE)).toBeNull();
    for (const code of ['', 'all_tree_4_7_x_1,2,3', 'sixteen_nearest_3_10_0_99,0,1']) expect(decodeState(code)).toEqual(INITIAL_STATE);
  });
});

test('the nearest neighbour is never wrong on the fruits it has seen, green oranges or not', () => {
  expect(right('sixteen_nearest_3_10_0')[0]).toBe(FRUIT_SETS.sixteen.length);
  expect(right('green_nearest_3_10_0')[0]).toBe(FRUIT_SETS.green.length);
});

test('no straight border gets the green oranges right without losing others', () => {
  for (const code of ['green_linear_3_10_0', 'green_svm_3_10_0']) expect(right(code)[0]).toBeLessThan(FRUIT_SETS.green.length);
});

test('the lesson states what the figure counts', () => {
  expect(['sixteen_nearest_3_10_1', 'sixteen_knn_5_10_1', 'sixteen_linear_3_10_1', 'sixteen_svm_3_10_1', 'green_nearest_3_10_1'].map(right)).toEqual([[16, 182], [15, 194], [15, 193], [15, 192], [18, 154]]);
});

test('in words', () => {
  const state = decodeState('sixteen_nearest_3_10_1');
  expect(describeState(state, fitTo(state))).toMatch(/^Each place belongs to the class of its nearest fruit\. Training fruits right: 16 of 16\. Test fruits right: 182 of 200\.$/);
});
