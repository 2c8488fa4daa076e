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
  ['a large number, relatively close', 1_000_900, (m) => m.toBeCloseTo(1_000_000, { relative: 1e-3 })],
  ['absolute and relative together', [1e-7, 1001], (m) => m.toBeCloseTo([0, 1000], { within: 1e-6, relative: 1e-2 })],
  ['any size of an axis', [[1, 2], [3, 4], [5, 6]], (m) => m.toHaveShape([null, 2])],
  ['a dtype', buildTensor([1], [1], 'int32'), (m) => m.toHaveDtype('int32')],
  ['one distribution', [0.25, 0.75, 0], (m) => m.toBeProbabilities()],
  ['a batch of them', buildTensor([[0.5, 0.5], [1, 0]]), (m) => m.toBeProbabilities()],
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
  ['a small number, relatively far', 1.01e-3, (m) => m.toBeCloseTo(1e-3, { within: 0, relative: 1e-3 })],
  ['a finite number where infinity is expected, however wide', 5, (m) => m.toBeCloseTo(Infinity, { relative: 1 })],
  ['infinity for a finite number', Infinity, (m) => m.toBeCloseTo(1e300, { relative: 10 })],
  ['the other infinity', -Infinity, (m) => m.toBeCloseTo(Infinity, { relative: 1 })],
  ['NaN for NaN', NaN, (m) => m.toBeCloseTo(NaN, { within: Infinity })],
  ['a row for a batch', [1, 2], (m) => m.toBeCloseTo([[1, 2], [1, 2]])],
  ['fewer axes than any', [1, 2], (m) => m.toHaveShape([null, 2])],
  ['a column where a list is expected', [[1], [2]], (m) => m.toHaveShape([null])],
  ['an array for a tensor', [1], (m) => m.toHaveDtype('float32')],
  ['booleans for numbers', buildTensor([1], [1], 'bool'), (m) => m.toHaveDtype('float32')],
  ['a sum above 1', [0.6, 0.6], (m) => m.toBeProbabilities()],
  ['a negative one that makes the sum right', [1.5, -0.5], (m) => m.toBeProbabilities()],
  ['the second row of a batch', [[0.5, 0.5], [0.5, 0.4]], (m) => m.toBeProbabilities()],
  ['NaN probabilities', [NaN, 1], (m) => m.toBeProbabilities()],
  ['no probabilities at all', [], (m) => m.toBeProbabilities()],
  ['one probability alone', 1, (m) => m.toBeProbabilities()],
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

  test('say which type came, where the numbers are right', () => {
    try {
      expect([1, 2]).toEqual(buildTensor([1, 2]));
    } catch (error) {
      assert(error).toMatchObject({ note: 'It is an array, expected a tensor of dtype float32.' });
    }
    assert.assertions(1);
  });

  test('tolerances below zero or that are no number are the author’s mistake', () => {
    for (const tolerance of [{ within: -1 }, { within: NaN }, { relative: -1 }, { relative: Infinity }]) assert(() => expect(1).toBeCloseTo(1, tolerance)).toThrow(RangeError);
  });

  test('say which shape came', () => {
    assert(() => expect(buildTensor([[1, 2]])).toHaveShape([2, 1])).toThrow('Expected shape [2, 1], got shape [1, 2]');
  });

  test('say what came where it is no list of numbers at all', () => {
    assert(() => expect(0.5).toHaveShape([2])).toThrow('Expected shape [2], got 0.5 (one number, shape [])');
    assert(() => expect(['1', '2']).toHaveShape([2])).toThrow('Expected numbers of shape [2], got ["1", "2"]');
    assert(() => expect([{ x: 1 }]).toHaveShape([1])).toThrow('Expected numbers of shape [1], got [{ x: 1 }]');
    assert(() => expect('1').toHaveShape([])).toThrow('Expected one number, got "1"');
  });

  test.each<readonly [string, Judge]>([
    ['bias: 1', (m) => m.toBe(2)],
    ['bias: 1', (m) => m.toBeCloseTo(2)],
    ['bias: 1', (m) => m.toBeGreaterThan(2)],
    ['bias: 1', (m) => m.toBeBetween(2, 3)],
    ['bias: 1 (one number, shape [])', (m) => m.toHaveShape([1])],
    ['bias: 1 (one number)', (m) => m.toBeCloseTo([2])],
  ])('name the part of an answer that they judge: %s', (got, judge) => {
    try {
      judge(expect(1, 'bias'));
    } catch (error) {
      assert(error).toMatchObject({ got });
    }
    assert.assertions(1);
  });

  test('say what a forgotten return looks like', () => {
    for (const judge of [(m) => m.toBe(1), (m) => m.toBeCloseTo(1), (m) => m.toBeLessThan(1), (m) => m.toEqual([1])] satisfies Judge[]) assert(() => judge(expect(undefined))).toThrow('got undefined (what a function without return gives)');
    assert(() => asNumbers(undefined)).toThrow('got undefined (what a function without return gives)');
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
