import { describe, expect, test } from 'vitest';
import { addSteps, changeSample, changeSet, changeTask, decodeState, describeState, encodeState, followNumbers, INITIAL_STATE, isOver, learnedBy, numbersOf, STEPS_AT_MOST } from './learning-state.ts';

const say = (code: string): string => describeState(decodeState(code), learnedBy(decodeState(code)));

describe('the state in the address', () => {
  test.each(['xor_adaline_product_0.3_40', 'clouds_perceptron_plain_1_0', 'and_perceptron_plain_0.5_3_0,0,0;0,1.25,0;1,0,1;1,1,1', 'and_perceptron_plain_0.3_8_w2,1,-2.5', 'xor_perceptron_product_0.3_0_0,0,0;0,1.25,0;1,0,1;1,1,1_w1,1,-2,0'])('%s comes back as it was', (code) => {
    expect(encodeState(decodeState(code))).toBe(code);
  });

  test('an untouched figure leaves the address alone, and nonsense is left out', () => {
    expect(encodeState(INITIAL_STATE)).toBeNull();
    for (const code of ['nand_x_y_9_-1', 'and_perceptron_plain_0_99999', 'and_perceptron_plain_0.3_0_9,9,9;1', 'and_perceptron_plain_0.3_0_w1,2', 'and_perceptron_plain_0.3_0_w1,2,101', 'and_perceptron_plain_0.3_0_wx,y,z', 'and_perceptron_plain_0.3_0_w', '']) expect(decodeState(code)).toEqual(INITIAL_STATE);
  });
});

describe('the numbers of the code', () => {
  const learned = (state: typeof INITIAL_STATE) => numbersOf(learnedBy(state).neuron);

  test('are where the neuron goes on from, exactly, with the steps counted anew', () => {
    const numbers = [[1 / 3, -2], [0.1]];
    const state = followNumbers(addSteps(INITIAL_STATE, 7), numbers);
    expect(state.steps).toBe(0);
    expect(learned(state)).toEqual(numbers);
    expect(learned(addSteps(state, 1))).not.toEqual(numbers);
  });

  test('three weights need the product, two do without; gates have two as well', () => {
    const three = followNumbers(INITIAL_STATE, [[1, 1, -2], [0]]);
    expect([three.features, learned(three)]).toEqual(['product', [[1, 1, -2], [0]]]);
    expect(followNumbers(three, [[1, 1], [0]]).features).toBe('plain');
    expect(followNumbers(changeTask(INITIAL_STATE, { features: 'gates' }), [[1, 1], [0]]).features).toBe('gates');
  });

  test('are left behind when something else is learned', () => {
    expect(learned(changeTask(followNumbers(INITIAL_STATE, [[1, 1], [5]]), { rule: 'adaline' }))).toEqual([[0, 0], [0]]);
  });
});

test('steps end where they cannot be replayed any more', () => {
  expect(addSteps(INITIAL_STATE, 99_999).steps).toBe(STEPS_AT_MOST);
});

test('a moved point keeps the number of steps, another set starts anew', () => {
  const state = addSteps(INITIAL_STATE, 7);
  expect(changeSample(state, 1, { x2: 0.5 })).toMatchObject({ steps: 7, samples: [{}, { x1: 0, x2: 0.5, label: 0 }, {}, {}] });
  expect(changeSet(state, 'xor').steps).toBe(0);
});

test('a run is over when a perceptron is right everywhere, when an Adaline diverges, and at the last step', () => {
  const over = (code: string) => isOver(decodeState(code), learnedBy(decodeState(code)));
  expect(['and_perceptron_plain_1_24', 'and_perceptron_plain_1_8', 'clouds_adaline_plain_2_60', 'xor_perceptron_plain_1_2000'].map(over)).toEqual([true, false, true, true]);
});

describe('in words', () => {
  test.each([
    ['and_perceptron_plain_1_0', 'All weights are 0, so every point is answered 0. 3 of 4 are right.'],
    ['and_perceptron_plain_1_0_w2,1,-2', 'Before the first step: 4 of 4 are right.'],
    ['and_perceptron_plain_1_4', 'Step 4 looked at point 4, answered 0 and should have said 1: corrected. 1 correction so far. 3 of 4 points are on the wrong side.'],
    ['and_perceptron_plain_1_24', 'Step 24 looked at point 4, answered 1 and was right: nothing changed. 10 corrections so far. All 4 points are on the right side.'],
    ['xor_adaline_plain_0.3_1000', 'After 1000 steps the loss is 0.25. 2 of 4 points are on the wrong side.'],
    ['clouds_adaline_plain_2_60', 'After 60 steps the loss is beyond all bounds: the learning rate is too large.'],
  ])('%s', (code, words) => expect(say(code)).toBe(words));
});
