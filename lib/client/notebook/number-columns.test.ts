import { describe, expect, it } from 'vitest';
import type { ValueNode } from '#lib/notebook/outputs.ts';
import { findNumberColumns } from './number-columns.ts';

const number = (text: string): ValueNode => ({ type: 'primitive', of: 'number', text });
const string = (text: string): ValueNode => ({ type: 'primitive', of: 'string', text: `'${text}'` });

describe('columns of numbers', () => {
  it('are those of numbers and of numbers in text', () => {
    const rows = [
      [number('1'), string('4.75'), string('0 1 1'), string('182 of 200')],
      [number('-2'), string('1e-7'), string('1 0 1'), string('9')],
    ];
    expect(findNumberColumns(4, rows)).toEqual([true, true, false, false]);
  });
  it.each(['Infinity', 'NaN', '−0.5', '+3', '1,024', '50 %', '2e+12'])('%s reads as one', (text) => {
    expect(findNumberColumns(1, [[string(text)]])).toEqual([true]);
  });
  it('may have words in place of up to half of the numbers', () => {
    const rows = ['never', '7', '43'].map((text) => [string(text), string(text === '7' ? '7' : 'never')]);
    expect(findNumberColumns(2, rows)).toEqual([true, false]);
  });
  it('may have gaps, and are none where nothing is there', () => {
    const missing: ValueNode = { type: 'primitive', of: 'null', text: 'null' };
    expect(findNumberColumns(3, [[number('1'), missing], [missing, missing]])).toEqual([true, false, false]);
    expect(findNumberColumns(1, [])).toEqual([false]);
  });
});
