import { describe, expect as assert, test } from 'vitest';
import { asNumber, asNumbers, asTensor, CheckFailure, expect, type Matchers } from './expect.ts';
import { buildTensor, OpaqueValue, type LearnerValue } from './learner-value.ts';

type Judge = (matchers: Matchers) => void;

const holds: readonly (readonly [string, LearnerValue, Judge])[] = [
  ['equal numbers', 3, (m) => m.toBe(3)],
  ['NaN is NaN', NaN, (m) => m.toBe(NaN)],
  ['close numbers', 0.5000001, (m) => m.toBeCloseTo(0.5)],
  ['a scalar tensor for a number', buildTensor(0.5), (m) => m.toBeCloseTo(0.5)],
  ['a tensor for nested arrays', buildTensor([[1, 2], [3, 4]]), (m) => m.toBeCloseTo([[1, 2], [3, 4]])],
  ['a typed array for an array', Float64Array.of(1, 2), (m) => m.toBeCloseTo([1, 2])],
  ['equal infinities', Infinity, (m) => m.toBeCloseTo(Infinity)],
  ['equal structures', { a: [1, { b: 'x' }] }, (m) => m.toEqual({ a: [1, { b: 'x' }] })],
  ['a shape of nested arrays', [[1, 2, 3]], (m) => m.toHaveShape([1, 3])],
  ['a shape of a number', 1, (m) => m.toHaveShape([])],
  ['finite numbers', [[1], [2]], (m) => m.toBeFinite()],
  ['more', 2, (m) => m.toBeGreaterThan(1)],
  ['less', 0, (m) => m.toBeLessThan(1)],
  ['between, borders included', [0, 1], (m) => m.toBeBetween(0, 1)],
  ['a predicate', 'abc', (m) => m.toSatisfy((value) => value === 'abc', 'abc')],
];

const breaks: readonly (readonly [string, LearnerValue, Judge])[] = [
  ['a text that looks like the number', '3', (m) => m.toBe(3)],
  ['NaN is never close', NaN, (m) => m.toBeCloseTo(0.5, { within: Infinity })],
  ['a distant number', 0.6, (m) => m.toBeCloseTo(0.5, { within: 0.05 })],
  ['an empty array for numbers', [], (m) => m.toBeCloseTo([1, 2])],
  ['an empty tensor for a number', buildTensor([]), (m) => m.toBeCloseTo(0.5)],
  ['one value for many', buildTensor([1]), (m) => m.toBeCloseTo([1, 1])],
  ['the right numbers in another shape', [[1, 2]], (m) => m.toBeCloseTo([1, 2])],
  ['ragged arrays', [[1], [2, 3]], (m) => m.toBeCloseTo([[1], [2]])],
  ['a record with a valueOf', { valueOf: 1 }, (m) => m.toBeCloseTo(1)],
  ['nothing', undefined, (m) => m.toBeCloseTo(0)],
  ['a function', new OpaqueValue('a function'), (m) => m.toBeCloseTo(0)],
  ['NaN in a tensor', buildTensor([1, NaN]), (m) => m.toBeCloseTo([1, 1], { within: 1e9 })],
  ['one more key', { a: 1, b: 2 }, (m) => m.toEqual({ a: 1 })],
  ['an inherited key', {}, (m) => m.toEqual({ toString: undefined })],
  ['another dtype', buildTensor([1], [1], 'int32'), (m) => m.toEqual(buildTensor([1]))],
  ['another shape', buildTensor([1, 2]), (m) => m.toHaveShape([2, 1])],
  ['infinity', [1, Infinity], (m) => m.toBeFinite()],
  ['a text is not finite', 'x', (m) => m.toBeFinite()],
  ['NaN is not more', NaN, (m) => m.toBeGreaterThan(-Infinity)],
  ['NaN is not less', NaN, (m) => m.toBeLessThan(Infinity)],
  ['equal is not more', 1, (m) => m.toBeGreaterThan(1)],
  ['NaN is not between', [0.5, NaN], (m) => m.toBeBetween(0, 1)],
  ['a predicate that gives something truthy', 1, (m) => m.toSatisfy((() => 1) as unknown as () => boolean, 'true')],
];

describe('matchers', () => {
  test.each(holds)('hold: %s', (_name, claim, judge) => judge(expect(claim)));
  test.each(breaks)('break: %s', (_name, claim, judge) => assert(() => judge(expect(claim))).toThrow(CheckFailure));

  test('say what differs most', () => {
    try {
      expect([1, 2.5, 9]).toBeCloseTo([1, 2, 3]);
    } catch (error) {
      assert(error).toMatchObject({ got: '[1, 2.5, 9]', expected: '[1, 2, 3] within 0.000001', note: 'Value 3 of 3 differs most: got 9, expected 3.' });
    }
    assert.assertions(1);
  });

  test('say which shape came', () => {
    assert(() => expect(buildTensor([[1, 2]])).toHaveShape([2, 1])).toThrow('Expected shape [2, 1], got shape [1, 2]');
  });
});

describe('narrowing', () => {
  test('gives what it names', () => {
    assert(asNumber(2)).toBe(2);
    assert(asNumbers([[1], [2]])).toEqual([1, 2]);
    assert(asTensor(buildTensor([1])).shape).toEqual([1]);
  });

  test('judges what it is not', () => {
    assert(() => asNumber('2')).toThrow(CheckFailure);
    assert(() => asNumbers({})).toThrow(CheckFailure);
    assert(() => asTensor([1])).toThrow(CheckFailure);
  });
});
