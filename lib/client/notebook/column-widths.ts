/** How wide a table's columns are drawn, so that they stand still while rows come and go. */
import type { TableColumn } from '#lib/notebook/outputs.ts';
import { readCell } from '#lib/notebook/table-columns.ts';

/** characters */
const WIDTH = { least: 4, most: 32 } as const;
/** Rows that are measured, evenly spaced. */
const ROWS_MEASURED = 200;

/** Characters of the widest of some cells and of the heading, one for each column. */
export const findColumnWidths = (columns: readonly TableColumn[]): number[] => columns.map((column) => Math.min(Math.max(findWidest(column), WIDTH.least), WIDTH.most));

function findWidest(column: TableColumn): number {
  const rows = column.type === 'number' ? column.values.length : column.ends.length;
  const step = Math.max(1, Math.floor(rows / ROWS_MEASURED));
  // room for the arrow beside the name
  let widest = column.name.length + 2;
  for (let row = 0; row < rows; row += step) widest = Math.max(widest, readCell(column, row).length);
  return widest;
}
