/** Charts in words and as rows, for those who read rather than look. */
import type { ChartSpec, Series } from '#lib/notebook/outputs.ts';
import { formatNumber } from './tensor-slices.ts';

/** e.g. `loss: 100 points, from 2.3 to 0.12, lowest 0.11 at 95`; the other extreme too, where the curve goes beyond both its ends. */
export function describeSeries({ name, x, y }: Series): string {
  const points = y.flatMap((value, index) => (Number.isFinite(value) ? [{ x: x[index] ?? index, y: value }] : []));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return `${name}: no points yet`;
  if (points.length === 1) return `${name}: ${formatNumber(first.y)} at ${formatNumber(first.x)}`;
  const lowest = points.reduce((best, point) => (point.y < best.y ? point : best));
  const highest = points.reduce((best, point) => (point.y > best.y ? point : best));
  const falls = last.y <= first.y;
  const extremes = [
    ...(falls || lowest.y < first.y ? [`lowest ${formatNumber(lowest.y)} at ${formatNumber(lowest.x)}`] : []),
    ...(!falls || highest.y > first.y ? [`highest ${formatNumber(highest.y)} at ${formatNumber(highest.x)}`] : []),
  ];
  return `${name}: ${points.length.toLocaleString('en')} points, from ${formatNumber(first.y)} to ${formatNumber(last.y)}, ${extremes.join(', ')}`;
}

/** Bars named one by one in words; more than so many are summed up. */
const BARS_NAMED = 12;

/** What a chart shows, one sentence for each series. */
export function describeChart({ type, series, categories, xLabel, yLabel }: Pick<ChartSpec, 'type' | 'series' | 'categories' | 'xLabel' | 'yLabel'>): string {
  return series
    .map((one) => {
      if (type === 'histogram') return describeDistribution(one);
      if (type === 'scatter') return describeCloud(one, xLabel ?? 'x', yLabel ?? 'y');
      if (type === 'bar' && one.y.length <= BARS_NAMED) return `${one.name}: ${one.y.map((value, index) => `${categories?.[index] ?? formatNumber(one.x[index] ?? index)} ${formatNumber(value)}`).join(', ')}`;
      return describeSeries(one);
    })
    .join('. ');
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
  const [only] = series;
  if (only && series.every(({ x }) => sameNumbers(x, only.x)) && isSorted(only.x)) return [[...only.x], ...series.map(({ y }) => y.map(toGap))];
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

/** Evenly spaced row numbers, first and last among them. */
export function sampleRows(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.round((index * (length - 1)) / (most - 1)));
}

const toGap = (value: number): number | null => (Number.isFinite(value) ? value : null);
const isSorted = (values: readonly number[]): boolean => values.every((value, index) => index === 0 || value > (values[index - 1] ?? -Infinity));
const sameNumbers = (a: readonly number[], b: readonly number[]): boolean => a === b || (a.length === b.length && a.every((value, index) => value === b[index]));
