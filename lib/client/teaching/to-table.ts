import { isTensor, type TensorLike } from '#lib/notebook/encode-tensor.ts';
import { encodeText, encodeValue } from '#lib/notebook/encode-value.ts';
import { OUTPUT_LIMITS, type Output, type ValueNode } from '#lib/notebook/outputs.ts';

/** Records with the same fields, lists of equal length, plain values, or a 1-D or 2-D tensor. */
export type TableRows = readonly unknown[] | TensorLike;

export interface TableOptions {
  /** which fields to show, in order; or the headings, when rows are lists */
  readonly columns?: readonly string[];
}

const COLUMNS_SHOWN = 50;

/** Rows as data for a table. Fields are those of the first rows that are shown. */
export function toTable(rows: TableRows, options: TableOptions = {}): Extract<Output, { kind: 'table' }> {
  const list = isTensor(rows) ? tensorRows(rows) : rows;
  if (!Array.isArray(list)) throw new TypeError(`Expected table's rows to be a list, got ${typeof rows}. Try Object.entries(…) for a record.`);
  const shown: readonly unknown[] = list.slice(0, OUTPUT_LIMITS.tableRowsShown);
  const keys = options.columns && !shown.some(isList) ? [...options.columns] : findColumns(shown);
  const cut = keys.slice(0, COLUMNS_SHOWN);
  const headings = options.columns && shown.some(isList) ? cut.map((key, i) => options.columns?.[i] ?? key) : cut;
  return { kind: 'table', columns: headings, rows: shown.map((row) => cut.map((key) => encodeField(row, key))), totalRows: list.length };
}

function findColumns(rows: readonly unknown[]): string[] {
  const columns = new Set<string>();
  for (const row of rows.slice(0, OUTPUT_LIMITS.listItemsShown)) {
    const keys = isList(row) ? Array.from(row, (_, i) => String(i)) : typeof row === 'object' && row !== null && !isTensor(row) ? Object.keys(row) : ['value'];
    keys.forEach((key) => columns.add(key));
  }
  return [...columns];
}

function encodeField(row: unknown, key: string): ValueNode {
  if (typeof row !== 'object' || row === null || isTensor(row)) return key === 'value' ? encodeCell(row) : encodeText('');
  return key in row ? encodeCell((row as Readonly<Record<string, unknown>>)[key]) : encodeText('');
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
