import { isTensor, type TensorLike } from '#lib/notebook/encode-tensor.ts';
import { encodeText, encodeValue } from '#lib/notebook/encode-value.ts';
import { OUTPUT_LIMITS, type Output, type ValueNode } from '#lib/notebook/outputs.ts';
import { toColumn } from './to-column.ts';

/** Records with the same fields, lists of equal length, plain values, or a 1-D or 2-D tensor. */
export type TableRows = readonly unknown[] | TensorLike;

export interface TableOptions {
  /** which fields to show, in order; or the headings, when rows are lists */
  readonly columns?: readonly string[];
}

const COLUMNS_SHOWN = 50;

/** Rows as data for a table. Fields are those of the first rows that are shown. Many rows are sent as columns, which is a hundred times less to read. */
export function toTable(rows: TableRows, options: TableOptions = {}): Extract<Output, { kind: 'table' | 'columns' }> {
  const list = isTensor(rows) ? tensorRows(rows) : rows;
  if (!Array.isArray(list)) throw new TypeError(`Expected table's rows to be a list, got ${typeof rows}. Try Object.entries(…) for a record.`);
  const shown: readonly unknown[] = list.slice(0, OUTPUT_LIMITS.tableRowsShown);
  const keys = options.columns && !shown.some(isList) ? [...options.columns] : findColumns(shown);
  const cut = keys.slice(0, COLUMNS_SHOWN);
  const headings = options.columns && shown.some(isList) ? cut.map((key, i) => options.columns?.[i] ?? key) : cut;
  if (list.length > OUTPUT_LIMITS.tableRowsShown) return toColumns(list, cut, headings, keys.length);
  return { kind: 'table', columns: headings, rows: shown.map((row) => cut.map((key) => encodeCell(readField(row, key)))), totalRows: list.length };
}

/** As many rows as all limits allow. */
function toColumns(list: readonly unknown[], keys: readonly string[], headings: readonly string[], totalColumns: number): Extract<Output, { kind: 'columns' }> {
  const { tableRows, tableCells, tableCharacters } = OUTPUT_LIMITS;
  const rows = Math.min(list.length, tableRows, Math.floor(tableCells / Math.max(1, keys.length)));
  const room = { left: tableCharacters };
  const columns = keys.map((key, i) => toColumn(headings[i] ?? key, rows, (row) => readField(list[row], key), room));
  return { kind: 'columns', columns, rows, totalRows: list.length, totalColumns };
}

function findColumns(rows: readonly unknown[]): string[] {
  const columns = new Set<string>();
  for (const row of rows.slice(0, OUTPUT_LIMITS.listItemsShown)) {
    const keys = isList(row) ? Array.from(row, (_, i) => String(i)) : typeof row === 'object' && row !== null && !isTensor(row) ? Object.keys(row) : ['value'];
    keys.forEach((key) => columns.add(key));
  }
  return [...columns];
}

/** A row's value; empty text where it has none. */
function readField(row: unknown, key: string): unknown {
  if (typeof row !== 'object' || row === null || isTensor(row)) return key === 'value' ? row : '';
  return key in row ? (row as Readonly<Record<string, unknown>>)[key] : '';
}

/** Text in a table needs no quotes. */
const encodeCell = (value: unknown): ValueNode => (typeof value === 'string' ? encodeText(value) : encodeValue(value));

function isList(row: unknown): row is ArrayLike<unknown> {
  return Array.isArray(row) || (ArrayBuffer.isView(row) && !(row instanceof DataView));
}

function tensorRows(tensor: TensorLike): unknown[] {
  const values = Array.from(tensor.dataSync());
  const width = tensor.shape.length < 2 ? 1 : tensor.shape.slice(1).reduce((a, b) => a * b, 1);
  if (tensor.shape.length < 2) return values;
  return Array.from({ length: tensor.shape[0] ?? 0 }, (_, row) => values.slice(row * width, (row + 1) * width));
}
