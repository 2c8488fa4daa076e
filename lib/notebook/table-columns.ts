/** Reading a table that was sent as columns. */
import type { TableColumn } from './outputs.ts';

/** A cell as text: numbers as the console prints them. */
export function readCell(column: TableColumn, row: number): string {
  if (column.type === 'text') return column.text.slice(row === 0 ? 0 : column.ends[row - 1], column.ends[row]);
  return column.words.get(row) ?? String(column.values[row]);
}

const needsQuotes = /[",\n\r]/;

const toField = (text: string): string => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Comma-separated values (RFC 4180) of some rows, in this order. */
export function toCsv(columns: readonly TableColumn[], rows: Iterable<number>): string {
  const lines = [columns.map(({ name }) => toField(name)).join(',')];
  for (const row of rows) lines.push(columns.map((column) => toField(readCell(column, row))).join(','));
  return `${lines.join('\r\n')}\r\n`;
}
