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

describe('a straight border in words', () => {
  const say = (code: string) => describeState(decodeState(code), fitTo(decodeState(code)));

  test('says where it runs, so that a moved fruit is heard', () => {
    expect(say('sixteen_linear_3_10_0')).toContain('The border runs from 2.0 cm and 113 degrees to 11.4 cm and 10 degrees.');
    const moved = changeSample(decodeState('sixteen_linear_3_10_0'), 6, { x1: 8.1, x2: 136 });
    expect(describeState(moved, fitTo(moved))).not.toContain('from 2.0 cm and 113 degrees');
  });

  test('a price is heard where no fruit changes sides', () => {
    const [cheap, dear] = ['sixteen_svm_3_1_0', 'sixteen_svm_3_10_0'].map(say);
    expect(cheap).toContain('10 fruits lie inside the margin');
    expect(dear).toContain('4 fruits lie inside the margin');
    expect(say('sixteen_svm_3_1000_0')).toContain('1 fruit lies inside the margin');
    for (const words of [cheap, dear]) expect(words).toContain('Training fruits right: 15 of 16.');
  });

  test('a steep border is told by where it leaves at the top and the bottom, its margin in cm', () => {
    expect(say('green_svm_3_1000_0')).toMatch(/The border runs from \d\.\d cm and 150 degrees to \d\.\d cm and 10 degrees\. .* which reaches \d\.\d cm to either side/);
  });

  test('a border beyond the picture, and none', () => {
    const state = decodeState('sixteen_svm_3_10_0');
    expect(describeState(state, (radius) => radius - 50)).toContain('The border lies outside the picture.');
    expect(describeState(state, () => 1)).toContain('The border lies outside the picture. 0 fruits lie inside the margin. Training');
  });
});
