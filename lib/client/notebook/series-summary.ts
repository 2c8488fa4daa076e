/** Charts in words and as rows, for those who read rather than look. */
import { findFiveNumbers } from '#lib/notebook/charts/five-numbers.ts';
import type { ChartSpec, Series } from '#lib/notebook/outputs.ts';
import { formatNumber } from './tensor-slices.ts';

/**
 * e.g. `loss: 100 points, from 2.3 to 0.12, lowest 0.11 at 95`; the other extreme too, where the curve goes beyond both its ends. In
 * one pass that makes nothing: a growing curve is described thirty times a second.
 */
export function describeSeries({ name, x, y, of }: Series): string {
  let [count, first, last, lowest, highest] = [0, -1, -1, -1, -1];
  for (let index = 0; index < y.length; index += 1) {
    const value = y[index] ?? NaN;
    if (!Number.isFinite(value)) continue;
    count += 1;
    if (first === -1) first = lowest = highest = index;
    last = index;
    if (value < (y[lowest] ?? 0)) lowest = index;
    if (value > (y[highest] ?? 0)) highest = index;
  }
  if (count === 0) return `${name}: no points yet`;
  const [from, to, low, high] = [y[first] ?? 0, y[last] ?? 0, y[lowest] ?? 0, y[highest] ?? 0];
  const tell = (index: number): string => `${formatNumber(y[index] ?? 0)} at ${formatNumber(x[index] ?? index)}`;
  if (count === 1) return `${name}: ${tell(first)}`;
  const falls = to <= from;
  const extremes = [...(falls || low < from ? [`lowest ${tell(lowest)}`] : []), ...(!falls || high > from ? [`highest ${tell(highest)}`] : [])];
  const points = of === undefined ? `${count.toLocaleString('en')} points` : `${of.toLocaleString('en')} points, of which ${count.toLocaleString('en')} are shown and saved`;
  return `${name}: ${points}, from ${formatNumber(from)} to ${formatNumber(to)}, ${extremes.join(', ')}`;
}

/** Bars named one by one in words; more than so many are summed up. */
const BARS_NAMED = 12;

/** Lines told one by one; of more only where they end. */
const SERIES_TOLD = 5;

/** What a chart shows, one sentence for each series. */
export function describeChart({ type, series, categories, xLabel, yLabel }: Pick<ChartSpec, 'type' | 'series' | 'categories' | 'xLabel' | 'yLabel'>): string {
  if (series.length > SERIES_TOLD && (type === 'line' || type === 'area')) return `${series.length} series. They end at: ${series.map(({ name, y }) => `${name} ${formatNumber(y.findLast(Number.isFinite) ?? NaN)}`).join(', ')}`;
  return series
    .map((one) => {
      if (type === 'box') return describeBox(one);
      if (type === 'heat') return describeHeat(one, xLabel ?? 'x', yLabel ?? 'y');
      if (type === 'histogram') return describeDistribution(one);
      if ((one.as ?? type) === 'scatter') return describeCloud(one, xLabel ?? 'x', yLabel ?? 'y');
      if (type === 'bar' && one.y.length <= BARS_NAMED) return `${one.name}: ${one.y.map((value, index) => `${categories?.[index] ?? formatNumber(one.x[index] ?? index)} ${formatNumber(value)}`).join(', ')}`;
      return describeSeries(one);
    })
    .join('. ');
}

function describeBox({ name, y }: Series): string {
  const box = findFiveNumbers(y);
  if (!box) return `${name}: no values`;
  return `${name}: ${box.n.toLocaleString('en')} values, median ${formatNumber(box.median)}, half of them between ${formatNumber(box.q1)} and ${formatNumber(box.q3)}, all but ${box.outliers.length} between ${formatNumber(box.low)} and ${formatNumber(box.high)}`;
}

function describeHeat({ name, x, y, value = [] }: Series, xLabel: string, yLabel: string): string {
  let [lowest, highest] = [-1, -1];
  value.forEach((one, index) => {
    if (!Number.isFinite(one)) return;
    if (lowest === -1 || one < (value[lowest] ?? 0)) lowest = index;
    if (highest === -1 || one > (value[highest] ?? 0)) highest = index;
  });
  if (lowest === -1) return `${name}: no values`;
  const tell = (index: number): string => `${formatNumber(value[index] ?? NaN)} at ${xLabel} ${formatNumber(x[index] ?? NaN)}, ${yLabel} ${formatNumber(y[index] ?? NaN)}`;
  return `${name}: ${value.length.toLocaleString('en')} cells, lowest ${tell(lowest)}, highest ${tell(highest)}`;
}

/** Points in no order: where they lie. */
function describeCloud({ name, x, y }: Series, xLabel: string, yLabel: string): string {
  const points = y.flatMap((value, index) => (Number.isFinite(value) ? [{ x: x[index] ?? index, y: value }] : []));
  if (points.length === 0) return `${name}: no points yet`;
  const range = (values: readonly number[]): string => findEnds(values).map(formatNumber).join(' to ');
  return `${name}: ${points.length.toLocaleString('en')} points; ${xLabel}: ${range(points.map((point) => point.x))}; ${yLabel}: ${range(points.map((point) => point.y))}`;
}

const findEnds = (values: readonly number[]): [least: number, most: number] =>
  values.reduce<[number, number]>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);

/** What is so much smaller than the values themselves is rounding, and their mean is 0. */
const ROUNDING = 1e-12;

function describeDistribution({ name, x }: Series): string {
  const values = x.filter(Number.isFinite);
  if (values.length === 0) return `${name}: no values`;
  const [least, most] = findEnds(values);
  const exact = values.reduce((sum, value) => sum + value, 0) / values.length;
  const mean = Math.abs(exact) < ROUNDING * Math.max(Math.abs(least), Math.abs(most)) ? 0 : exact;
  return `${name}: ${values.length.toLocaleString('en')} values from ${formatNumber(least)} to ${formatNumber(most)}, mean ${formatNumber(mean)}`;
}

/** Series over one common x axis, sorted: `[x, y₁, y₂, …]`, with null where a series has no point. */
export function alignSeries(series: readonly Series[]): [x: number[], ...y: (number | null)[][]] {
  const shared = findSharedX(series);
  if (shared) return [[...shared], ...series.map(({ y }) => y.map(toGap))];
  const x = [...new Set(series.flatMap((one) => one.x))].sort((a, b) => a - b);
  const place = new Map(x.map((value, index) => [value, index]));
  const columns = series.map((one) => {
    const column: (number | null)[] = new Array<null>(x.length).fill(null);
    one.x.forEach((value, index) => {
      const at = place.get(value);
      if (at !== undefined) column[at] = toGap(one.y[index] ?? NaN);
    });
    return column;
  });
  return [x, ...columns];
}

/** The x of all series where they have the same one, in ascending order. */
export function findSharedX(series: readonly Series[]): readonly number[] | null {
  const [only] = series;
  return only && series.every(({ x }) => sameNumbers(x, only.x)) && isSorted(only.x) ? only.x : null;
}

/** Evenly spaced row numbers, first and last among them. */
export function sampleRows(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.round((index * (length - 1)) / (most - 1)));
}

const toGap = (value: number): number | null => (Number.isFinite(value) ? value : null);
function isSorted(values: readonly number[]): boolean {
  let before = -Infinity;
  // a growing curve asks thirty times a second
  for (const value of values) {
    if (!(value > before)) return false;
    before = value;
  }
  return true;
}
const sameNumbers = (a: readonly number[], b: readonly number[]): boolean => a === b || (a.length === b.length && a.every((value, index) => value === b[index]));
