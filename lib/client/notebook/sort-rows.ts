/** The order of a table's rows by one of its columns. */
import { readCell } from '#lib/notebook/table-columns.ts';
import type { TableColumn } from '#lib/notebook/outputs.ts';

export type Direction = 'ascending' | 'descending';

export interface Sorting {
  readonly column: number;
  readonly direction: Direction;
}

/** A press on a heading: upwards, downwards, as it came. */
export function nextSorting(now: Sorting | null, column: number): Sorting | null {
  if (now?.column !== column) return { column, direction: 'ascending' };
  return now.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/** `item 2` comes before `item 10`, and capitals make no difference. */
const inWords = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Rows in order; equal ones stay as they were. What is no number, and empty text, comes last in both directions. */
export function sortRows(rows: Uint32Array, column: TableColumn, direction: Direction): Uint32Array {
  const sign = direction === 'ascending' ? 1 : -1;
  const sorted = rows.slice();
  if (column.type === 'number') {
    const { values } = column;
    return sorted.sort((a, b) => {
      const x = values[a] ?? NaN;
      const y = values[b] ?? NaN;
      // Only NaN differs from itself.
      if (x !== x || y !== y) return (x !== x ? 1 : 0) - (y !== y ? 1 : 0) || a - b;
      return (x < y ? -1 : x > y ? 1 : 0) * sign || a - b;
    });
  }
  const texts = new Map<number, string>();
  for (const row of rows) texts.set(row, readCell(column, row));
  const textOf = (row: number): string => texts.get(row) ?? '';
  return sorted.sort((a, b) => {
    const x = textOf(a);
    const y = textOf(b);
    if (x === '' || y === '') return (x === '' ? 1 : 0) - (y === '' ? 1 : 0) || a - b;
    return inWords.compare(x, y) * sign || a - b;
  });
}
