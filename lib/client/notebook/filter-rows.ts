/** Which rows of a table a reader asks for. */
import type { TableColumn } from '#lib/notebook/outputs.ts';
import { readCell } from '#lib/notebook/table-columns.ts';

/** What was typed, understood: words, and for columns of numbers what a number must be, if it says that. */
export interface Question {
  /** in small letters */
  readonly words: string;
  readonly accepts: ((value: number) => boolean) | null;
}

const NUMBER = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?`;
const COMPARED = new RegExp(String.raw`^(>=|<=|>|<|=|≥|≤)?\s*(${NUMBER})$`, 'i');
const BETWEEN = new RegExp(String.raw`^(${NUMBER})\s*\.\.\s*(${NUMBER})$`, 'i');

/** `>3`, `<= 2`, `1..5`, `7`; everything else is words. Null for nothing. */
export function parseQuestion(typed: string): Question | null {
  const text = typed.trim();
  if (text === '') return null;
  return { words: text.toLowerCase(), accepts: parseRange(text) };
}

function parseRange(text: string): Question['accepts'] {
  if (text.toLowerCase() === 'nan') return Number.isNaN;
  const between = BETWEEN.exec(text);
  if (between) {
    const [from = 0, to = 0] = [Number(between[1]), Number(between[2])].sort((a, b) => a - b);
    return (value) => value >= from && value <= to;
  }
  const compared = COMPARED.exec(text);
  if (!compared) return null;
  const limit = Number(compared[2]);
  switch (compared[1]) {
    case '>':
      return (value) => value > limit;
    case '<':
      return (value) => value < limit;
    case '>=':
    case '≥':
      return (value) => value >= limit;
    case '<=':
    case '≤':
      return (value) => value <= limit;
    default:
      return (value) => value === limit;
  }
}

/** Of rows in any order those in which one of the columns answers the question; the order stays. */
export function filterRows(order: Uint32Array, columns: readonly TableColumn[], question: Question | null): Uint32Array {
  if (question === null) return order;
  const hits = new Uint8Array(order.length);
  for (const column of columns) {
    if (column.type === 'number') markNumbers(column, question, hits);
    else markText(column, question, hits);
  }
  return order.filter((row) => hits[row] === 1);
}

function markNumbers({ values, words }: Extract<TableColumn, { type: 'number' }>, { accepts, words: wanted }: Question, hits: Uint8Array): void {
  for (const [row, text] of words) if (text.toLowerCase().includes(wanted)) hits[row] = 1;
  if (accepts === null) return;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? NaN;
    if (accepts(value) && !(Number.isNaN(value) && words.has(row))) hits[row] = 1;
  }
}

/** The cells stand one behind the other: searching all at once is several times faster than cell by cell. */
function markText(column: Extract<TableColumn, { type: 'text' }>, { words }: Question, hits: Uint8Array): void {
  const all = column.text.toLowerCase();
  if (all.length !== column.text.length) {
    // A letter such as İ is longer when small, and moves all cells behind it.
    for (let row = 0; row < column.ends.length; row++) if (readCell(column, row).toLowerCase().includes(words)) hits[row] = 1;
    return;
  }
  let row = 0;
  for (let at = all.indexOf(words); at !== -1; ) {
    while ((column.ends[row] ?? Infinity) <= at) row++;
    const end = column.ends[row] ?? 0;
    const isWhole = at + words.length <= end;
    if (isWhole) hits[row] = 1;
    at = all.indexOf(words, isWhole ? end : at + 1);
  }
}
