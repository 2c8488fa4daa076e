/** Rows of values as columns of numbers and text, to sort and filter them like longer tables. */
import type { TableColumn, ValueNode } from '#lib/notebook/outputs.ts';
import { findNumberColumns, withoutQuotes } from './number-columns.ts';

export function toTableColumns(names: readonly string[], rows: readonly (readonly ValueNode[])[]): TableColumn[] {
  const isNumber = findNumberColumns(names.length, rows);
  return names.map((name, column) => {
    const texts = rows.map((row) => toCellText(row[column]));
    return isNumber[column] ? toNumbers(name, texts) : toTexts(name, texts);
  });
}

function toNumbers(name: string, texts: readonly string[]): TableColumn {
  const values = Float64Array.from(texts, toNumber);
  const words = new Map(texts.flatMap((text, row) => (String(values[row]) === text ? [] : [[row, text] as const])));
  return { type: 'number', name, values, words };
}

function toTexts(name: string, texts: readonly string[]): TableColumn {
  let end = 0;
  return { type: 'text', name, text: texts.join(''), ends: Uint32Array.from(texts, (text) => (end += text.length)) };
}

/** `2.5 %` and `1,234` are numbers, too; NaN for what is none. */
const toNumber = (text: string): number => (text === '' ? NaN : Number(text.replaceAll(',', '').replace('−', '-').replace(/ ?%$/, '')));

function toCellText(node: ValueNode | undefined): string {
  if (node === undefined) return '';
  switch (node.type) {
    case 'primitive':
      return node.of === 'string' ? withoutQuotes(node.text) : node.of === 'undefined' || node.of === 'null' ? '' : node.text;
    case 'function':
      return node.text;
    case 'tensor':
      return `Tensor [${node.tensor.shape.join(', ')}]`;
    case 'cut':
      return `… ${node.reason}`;
    default:
      return node.preview;
  }
}
