import { describe, expect, it } from 'vitest';
import { encodeText, encodeValue } from '#lib/notebook/encode-value.ts';
import type { TableColumn } from '#lib/notebook/outputs.ts';
import { CSV_ROWS_AT_ONCE, readCell, toCsv } from '#lib/notebook/table-columns.ts';
import { toColumn } from '../teaching/to-column.ts';
import { findColumnWidths } from './column-widths.ts';
import { filterRows, parseQuestion } from './filter-rows.ts';
import { listRows, nextSorting, sortRows, type Sorting } from './sort-rows.ts';
import { toTableColumns } from './to-table-columns.ts';

const column = (name: string, values: readonly unknown[]): TableColumn => toColumn(name, values.length, (row) => values[row], { left: Infinity });
const sorted = (values: readonly unknown[], direction: 'ascending' | 'descending'): number[] => [...sortRows(values.length, column('c', values), direction)];
const found = (question: string, ...columns: TableColumn[]): number[] => [...filterRows(listRows(columns[0]?.type === 'number' ? columns[0].values.length : (columns[0]?.ends.length ?? 0)), columns, parseQuestion(question))];

describe('sorting', () => {
  it('orders numbers, with what is none at the end both ways', () => {
    const values = [3, NaN, -1, 'never', 10, 3, null];
    expect(sorted(values, 'ascending')).toEqual([2, 0, 5, 4, 1, 3, 6]);
    expect(sorted(values, 'descending')).toEqual([4, 0, 5, 2, 1, 3, 6]);
  });

  it('orders words as people do, equal ones as they came', () => {
    expect(sorted(['item 10', 'Item 2', 'apple', '', 'item 2'], 'ascending')).toEqual([2, 1, 4, 0, 3]);
    expect(sorted(['item 10', 'Item 2', 'apple', '', 'item 2'], 'descending')).toEqual([0, 1, 4, 2, 3]);
  });

  it('orders accents as their letters', () => expect(sorted(['f', 'é', 'e', 'Z'], 'ascending')).toEqual([1, 2, 0, 3]));

  it('goes up, down, and back to how it came', () => {
    const steps: (Sorting | null)[] = [null];
    for (let press = 0; press < 3; press++) steps.push(nextSorting(steps.at(-1) ?? null, 2));
    expect(steps.map((step) => step?.direction ?? null)).toEqual([null, 'ascending', 'descending', null]);
    expect(nextSorting({ column: 2, direction: 'descending' }, 0)).toEqual({ column: 0, direction: 'ascending' });
  });
});

describe('filtering', () => {
  const numbers = column('n', [1, 2.5, 3, -4, NaN, 'never', null, 30]);
  const words = column('w', ['one', 'Two', 'three', 'four', 'five', 'six', 'seven', '30 and more']);

  it.each([
    ['>2', [1, 2, 7]],
    ['>= 3', [2, 7]],
    ['<1', [3]],
    ['<=1', [0, 3]],
    ['3', [2]],
    ['=30', [7]],
    ['1..3', [0, 1, 2]],
    ['3 .. 1', [0, 1, 2]],
    ['-5..-3', [3]],
    ['1e0', [0]],
    ['nan', [4]],
    ['NEV', [5]],
    ['', [0, 1, 2, 3, 4, 5, 6, 7]],
    ['> many', []],
  ])('of numbers by %s', (question, rows) => expect(found(question, numbers)).toEqual(rows));

  it('keeps the order of the rows', () => {
    expect([...filterRows(Uint32Array.of(7, 2, 0, 1, 3, 4, 5, 6), [numbers], parseQuestion('>1'))]).toEqual([7, 2, 1]);
  });

  it('of words by what they contain, whatever the capitals', () => {
    expect(found('T', words)).toEqual([1, 2]);
    expect(found('seven', words)).toEqual([6]);
    expect(found('30', numbers, words)).toEqual([7]);
  });

  it('never finds what begins in one cell and ends in the next', () => {
    expect(found('eT', words)).toEqual([]);
    expect(found('aa', column('w', ['a', 'aa', '', 'aaa', 'a', 'a']))).toEqual([1, 3]);
  });

  it('knows letters that are longer when they are small', () => {
    expect(found('b', column('w', ['İİİ', 'b', 'c']))).toEqual([1]);
  });
});

describe('columns', () => {
  it('of values are numbers where they can be read as such', () => {
    const columns = toTableColumns(['share', 'name', 'list'], [[encodeText('2.5 %'), encodeText('a'), encodeValue([1])], [encodeText('1,200'), encodeText('b'), encodeValue(null)]]);
    expect(columns.map(({ type }) => type)).toEqual(['number', 'text', 'text']);
    expect(columns.map((one) => readCell(one, 0))).toEqual(['2.5 %', 'a', '[1]']);
    expect(columns.map((one) => readCell(one, 1))).toEqual(['1,200', 'b', '']);
    expect(found('>1000', ...columns)).toEqual([1]);
  });

  it('are as wide as what stands in them, within bounds', () => {
    expect(findColumnWidths([column('x', [1, 2]), column('a long heading', [1, 2]), column('text', ['y'.repeat(500), ''])])).toEqual([4, 16, 32]);
  });

  it('are written as CSV piece by piece', () => {
    const pieces = [...toCsv([column('n', Array.from({ length: CSV_ROWS_AT_ONCE + 1 }, (_, n) => n))], listRows(CSV_ROWS_AT_ONCE + 1))];
    expect([pieces.length, pieces.at(-1)]).toEqual([3, `${CSV_ROWS_AT_ONCE}\r\n`]);
  });

  it('are written as CSV in the order that is seen', () => {
    expect([...toCsv([column('a,b', [1, 2]), column('c', ['say "x"', 'two\nlines'])], Uint32Array.of(1, 0))].join('')).toBe('"a,b",c\r\n2,"two\nlines"\r\n1,"say ""x"""\r\n');
  });
});
