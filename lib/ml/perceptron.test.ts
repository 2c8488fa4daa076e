import { describe, expect, test } from 'vitest';
import { binaryRows, decide, RULES, step, truthTable, weightedSum } from './perceptron.ts';

const rule = (id: string) => {
  const found = RULES.find((r) => r.id === id);
  if (!found) throw new Error(`Expected a rule named ${id}`);
  return found;
};
const outputs = (weights: readonly number[], threshold: number) => truthTable(weights, threshold, () => 0).map((row) => row.output).join('');
const targets = (id: string) => truthTable([0, 0, 0], 0, rule(id).target).map((row) => row.target).join('');

test('the step fires above zero, not at zero', () => {
  expect([step(-0.1), step(0), step(1e-12)]).toEqual([0, 0, 1]);
});

test('a sum needs one weight for each input', () => {
  expect(weightedSum([2, -1, 0.5], [1, 1, 1])).toBe(1.5);
  expect(() => weightedSum([1], [1, 2])).toThrow('Expected one weight for each input, got 1 weights for 2 inputs');
});

test('rows count up in binary', () => {
  expect(binaryRows(2)).toEqual([[0, 0], [0, 1], [1, 0], [1, 1]]);
  expect(binaryRows(3)).toHaveLength(8);
});

test('special weights: all zero says no; only the first copies it; all one compares the plain sum', () => {
  for (const x of binaryRows(3)) {
    expect(decide([0, 0, 0], 0, x)).toBe(0);
    expect(decide([1, 0, 0], 0, x)).toBe(x[0]);
    expect(decide([1, 1, 1], 0, x)).toBe(x.includes(1) ? 1 : 0);
  }
});

describe('the concert, all eight rows', () => {
  test('targets', () => {
    expect(targets('weather')).toBe('00001111');
    expect(targets('weather-and-time')).toBe('00000011');
    expect([targets('and'), targets('or'), targets('nand')]).toEqual(['00000001', '01111111', '11111110']);
  });

  test('T = 5 with w1 > 5 and w2 + w3 ≤ 5 lets the weather decide', () => {
    for (const weights of [[6, 2, 3], [5.5, 0, 5], [9, 1, 1]]) expect(outputs(weights, 5)).toBe(targets('weather'));
  });

  test('T = 3 with w1 + w2 > 3, w1 + w3 ≤ 3, w2 + w3 ≤ 3 asks for weather and time', () => {
    for (const weights of [[2, 2, 1], [2.5, 2.5, 0.5], [1.6, 1.6, 1.4]]) expect(outputs(weights, 3)).toBe(targets('weather-and-time'));
  });

  test('with a negative weight the same inequalities hold and the decision is wrong', () => {
    expect(outputs([6, -4, 0], 5)).not.toBe(targets('weather'));
    expect(outputs([4, 0, -2], 3)).not.toBe(targets('weather-and-time'));
  });

  test('gates', () => {
    expect(outputs([1, 1, 1], 2.5)).toBe(targets('and'));
    expect(outputs([1, 1, 1], 0.5)).toBe(targets('or'));
    expect(outputs([-1, -1, -1], -2.5)).toBe(targets('nand'));
  });
});
