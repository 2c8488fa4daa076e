/** Rows as comma-separated values (RFC 4180). */
import type { Confusion } from '#lib/notebook/charts/confusion.ts';
import type { Network } from '#lib/notebook/charts/network.ts';
import { formatNetworkShape } from '#lib/notebook/charts/network.ts';
import { alignSeries } from '../notebook/series-summary.ts';
import type { ChartSpec } from '#lib/notebook/outputs.ts';

export type CsvField = string | number;

/** What separates fields, ends lines or quotes is quoted; so are blanks at the ends, which programs cut off. */
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;
/** Spreadsheets take a text that begins like this for a formula; a number may begin with a minus. */
const IS_FORMULA = /^[=+\-@\t\r]/;

export const toCsv = (rows: readonly (readonly CsvField[])[]): string => rows.map((row) => row.map(toField).join(',')).join('\r\n') + '\r\n';

function toField(field: CsvField): string {
  if (typeof field === 'number') return Number.isNaN(field) ? '' : String(field);
  const text = IS_FORMULA.test(field) ? `'${field}` : field;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** All points of a chart: one row for each x of lines, and wherever every series has the same, else one for each point. */
export function toChartRows(chart: Pick<ChartSpec, 'series' | 'categories' | 'xLabel' | 'type'>): CsvField[][] {
  const { series, categories, type } = chart;
  const xName = chart.xLabel === undefined || chart.xLabel === '' ? 'x' : chart.xLabel;
  const [first] = series;
  const toX = (at: number, x: number): CsvField => (type === 'bar' ? (categories?.[at] ?? x) : x);
  if (type === 'histogram') return [['series', xName], ...series.flatMap(({ name, x }) => x.map((value) => [name, value]))];
  if (type === 'box') return [['series', 'value'], ...series.flatMap(({ name, y }) => y.map((value) => [name, value]))];
  const isPlain = series.every(({ low, labels, value }) => !low && !labels && !value);
  if (isPlain && (type === 'line' || type === 'area') && series.every(({ x }) => isRising(x))) {
    const [x, ...columns] = alignSeries(series);
    return [[xName, ...series.map(({ name }) => name)], ...x.map((value, at) => [value, ...columns.map((column) => column[at] ?? NaN)])];
  }
  if (first && isPlain && series.every(({ x }) => x.length === first.x.length && x.every((value, at) => Object.is(value, first.x[at])))) {
    return [[xName, ...series.map(({ name }) => name)], ...first.x.map((x, at) => [toX(at, x), ...series.map(({ y }) => y[at] ?? NaN)])];
  }
  const extra = (['low', 'high', 'value', 'labels'] as const).filter((key) => series.some((one) => one[key] !== undefined));
  return [['series', xName, 'y', ...extra.map((key) => (key === 'labels' ? 'label' : key))], ...series.flatMap((one) => one.x.map((x, at) => [one.name, toX(at, x), one.y[at] ?? NaN, ...extra.map((key) => one[key]?.[at] ?? '')]))];
}

const isRising = (values: readonly number[]): boolean => values.every((value, at) => Number.isFinite(value) && (at === 0 || value > (values[at - 1] ?? Infinity)));

export const toConfusionRows = ({ labels, counts }: Confusion): CsvField[][] => [['is \\ taken for', ...labels], ...counts.map((row, at) => [labels[at] ?? '', ...row])];

export const toNetworkRows = ({ layers }: Network): CsvField[][] => [
  ['layer', 'type', 'output shape', 'parameters', 'trainable parameters', 'takes from'],
  ...layers.map(({ name, type, shape, params, trainableParams, from }) => [name, type, formatNetworkShape(shape), params, trainableParams, from.map((at) => layers[at]?.name ?? '').join(' ')]),
];

/** A file's name made of a title: letters and digits of any script, and dashes between. */
export function toFileName(title: string, ending: string): string {
  const name = title.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60);
  return `${name === '' ? 'chart' : name}.${ending}`;
}
