/** Finding words in the cells of a notebook and in what they showed. */
import { unreachable } from '../base/invariant.ts';
import { describeControl } from './controls/describe-control.ts';
import { describeNetworkLayer } from './charts/network.ts';
import type { ChartSpec, Output, ValueNode } from './outputs.ts';
import { toModelText } from './describe-model.ts';
import { readCell } from './table-columns.ts';
import { describeEntry } from './tape-marks.ts';

export interface SearchedText {
  readonly cellId: string;
  readonly part: 'code' | 'output';
  readonly text: string;
}

export interface TextMatch {
  readonly cellId: string;
  readonly part: 'code' | 'output';
  /** offset in the text of that part */
  readonly from: number;
  readonly to: number;
  /** from 1 */
  readonly line: number;
  /** from 1 */
  readonly column: number;
  /** the line it stands in, without blanks around, cut */
  readonly excerpt: string;
}

export const FIND_LIMITS = {
  /** matches of one search */
  matches: 500,
  /** characters of the line that is shown with a match */
  excerptCharacters: 120,
} as const;

export interface Found {
  readonly matches: readonly TextMatch[];
  /** there are more than are listed */
  readonly isCut: boolean;
}

/** All places of a word, in the order of the texts. Capitals count only where the word has some. */
export function findInTexts(texts: readonly SearchedText[], word: string): Found {
  if (word === '') return { matches: [], isCut: false };
  const exact = word !== word.toLowerCase();
  const matches: TextMatch[] = [];
  for (const { cellId, part, text } of texts) {
    const searched = exact ? text : lower(text);
    const wanted = exact ? word : lower(word);
    for (let from = searched.indexOf(wanted); from !== -1; from = searched.indexOf(wanted, from + wanted.length)) {
      if (matches.length === FIND_LIMITS.matches) return { matches, isCut: true };
      matches.push({ cellId, part, from, to: from + wanted.length, ...toPlace(text, from) });
    }
  }
  return { matches, isCut: false };
}

/** Offsets must stay what they are, so a letter whose small form is longer (İ) stays as it is. */
const lower = (text: string): string => {
  const small = text.toLowerCase();
  return small.length === text.length ? small : Array.from(text, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join('');
};

function toPlace(text: string, from: number): Pick<TextMatch, 'line' | 'column' | 'excerpt'> {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', from);
  const whole = text.slice(start, end === -1 ? undefined : end);
  const excerpt = whole.slice(Math.max(0, from - start - FIND_LIMITS.excerptCharacters / 2)).slice(0, FIND_LIMITS.excerptCharacters).trim();
  return { line: text.slice(0, start).split('\n').length, column: from - start + 1, excerpt };
}

/** Puts another word in all these places of one text; they are its own, in order. */
export const replaceMatches = (text: string, matches: readonly Pick<TextMatch, 'from' | 'to'>[], word: string): string => matches.toReversed().reduce((result, { from, to }) => result.slice(0, from) + word + result.slice(to), text);

/** The words of an output, for searching: what is drawn is left out. */
export function toOutputText(output: Output): string {
  switch (output.kind) {
    case 'text':
      return output.parts.map(toValueText).join(' ');
    case 'value':
      return toValueText(output.value);
    case 'tensor':
      return `Tensor ${output.tensor.dtype} [${output.tensor.shape.join(', ')}]`;
    case 'table':
      return [output.columns.join('\t'), ...output.rows.map((row) => row.map(toValueText).join('\t'))].join('\n');
    case 'columns':
      return toColumnsText(output);
    case 'model':
      return toModelText(output.model);
    case 'stream':
      return `${output.label}\n${output.text}`;
    case 'svg':
      return `${output.alt} ${output.svg.replace(/<[^>]*>/g, ' ')}`;
    case 'image':
      return output.alt;
    case 'chart':
      return toChartText(output.chart);
    case 'confusion':
      return [output.confusion.title, ...output.confusion.labels].join('\n');
    case 'network':
      return [output.network.title, ...output.network.layers.map((_, index) => describeNetworkLayer(output.network, index))].join('\n');
    case 'curve':
      return [output.title, output.xLabel, output.yLabel, ...output.series.map(({ name }) => name)].join('\n');
    case 'progress':
      return `${output.label} ${output.note}`;
    case 'tape':
      return [output.tape.title, ...output.tape.entries.map((_, index) => describeEntry(output.tape.entries, index))].join('\n');
    case 'control':
      return describeControl(output.control.spec, output.value);
    case 'html':
      return output.html.replace(/<[^>]*>/g, ' ');
    case 'error':
      return [`${output.error.name}: ${output.error.message}`, output.error.hint ?? ''].join('\n');
    case 'notice':
      return output.text;
    default:
      return unreachable(output);
  }
}

const toChartText = ({ title, xLabel, yLabel, series, categories = [], rules = [] }: ChartSpec): string =>
  [title, xLabel, yLabel, ...series.flatMap(({ name, labels = [] }) => [name, ...labels]), ...categories, ...rules.map(({ label }) => label)].filter((text) => text !== undefined && text !== '').join('\n');
/** Rows of a long table that are searched: its own filter searches all of them. */
const ROWS_SEARCHED = 1_000;

function toColumnsText({ columns, rows }: Extract<Output, { kind: 'columns' }>): string {
  const lines = Array.from({ length: Math.min(rows, ROWS_SEARCHED) }, (_, row) => columns.map((column) => readCell(column, row)).join('\t'));
  return [columns.map(({ name }) => name).join('\t'), ...lines].join('\n');
}

function toValueText(value: ValueNode): string {
  switch (value.type) {
    case 'primitive':
    case 'function':
      return value.text;
    case 'list':
      return value.items.length === 0 ? value.preview : `${value.name}(${value.length}) ${value.items.map(toValueText).join(', ')}`;
    case 'record':
      return value.entries.length === 0 ? value.preview : `${value.name} ${value.entries.map(([key, inside]) => `${key}: ${toValueText(inside)}`).join(', ')}`;
    case 'tensor':
      return `Tensor ${value.tensor.dtype} [${value.tensor.shape.join(', ')}]`;
    case 'cut':
      return value.reason;
    default:
      return unreachable(value);
  }
}
