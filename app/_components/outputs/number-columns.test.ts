import { describe, expect, test } from 'vitest';
import type { ValueNode } from '#lib/notebook/outputs.ts';
import { findNumberColumns } from './number-columns.ts';

const number = (value: number): ValueNode => ({ type: 'primitive', text: String(value), of: 'number' });
const text = (value: string): ValueNode => ({ type: 'primitive', text: `'${value}'`, of: 'string' });
const isNumbers = (...cells: readonly ValueNode[]): boolean | undefined => findNumberColumns(1, cells.map((cell) => [cell]))[0];

describe('a column of numbers', () => {
  test.each(['0.0036', '-0.80', '−1', '1,190,410', '6.5e-14', '2.5e+6', '0.281 ± 0.011', '12 %', 'NaN', 'Infinity'])('may hold the text %s', (value) => {
    expect(isNumbers(text(value))).toBe(true);
  });
  test.each(['', 'never', '3.00  2.40  1.92', '51 of 60', '8 true pos.', 'η 0.3', '1.2.3', '-', '0.5 ±'])('is not made by the text %s', (value) => {
    expect(isNumbers(text(value))).toBe(false);
  });
  test('may hold a word among numbers, not the other way round', () => {
    expect(isNumbers(number(7), text('never'))).toBe(true);
    expect(isNumbers(number(7), text('never'), text('never'))).toBe(false);
  });
  test('is looked for column by column, also in rows that are too short and in none', () => {
    expect(findNumberColumns(3, [[text('grid'), number(1)], [text('random'), text('0.3')]])).toEqual([false, true, false]);
    expect(findNumberColumns(2, [])).toEqual([false, false]);
  });
});
