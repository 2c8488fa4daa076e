/** Reading a table that was sent as columns. */
import type { TableColumn } from './outputs.ts';

/** A cell as text: numbers as the console prints them. */
export function readCell(column: TableColumn, row: number): string {
  if (column.type === 'text') return column.text.slice(row === 0 ? 0 : column.ends[row - 1], column.ends[row]);
  return column.words.get(row) ?? String(column.values[row]);
}

const needsQuotes = /[",\n\r]/;

const toField = (text: string): string => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows of one piece of CSV: some milliseconds' work. */
export const CSV_ROWS_AT_ONCE = 2_000;

/** Comma-separated values (RFC 4180) of some rows, in this order, piece by piece. */
export function* toCsv(columns: readonly TableColumn[], rows: Uint32Array): Generator<string> {
  const toLine = (fields: readonly string[]): string => `${fields.map(toField).join(',')}\r\n`;
  yield toLine(columns.map(({ name }) => name));
  for (let from = 0; from < rows.length; from += CSV_ROWS_AT_ONCE) {
    yield Array.from(rows.subarray(from, from + CSV_ROWS_AT_ONCE), (row) => toLine(columns.map((column) => readCell(column, row)))).join('');
  }
}
