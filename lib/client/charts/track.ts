/** A chart as a reader without a mouse meets it: tracks (its series) of points, each with a value and words. */
import { countBins, findBinEdges, type Bin } from '#lib/notebook/charts/count-bins.ts';
import { findBars, findBarSlot, findBarSlots, findSteps } from '#lib/notebook/charts/chart-slots.ts';
import { findFiveNumbers } from '#lib/notebook/charts/five-numbers.ts';
import type { ChartSpec, Series } from '#lib/notebook/outputs.ts';
import { formatNumber } from '../notebook/tensor-slices.ts';

/** Lists are never copied for this, so that a curve may grow under a reader. */
export interface Track {
  readonly name: string;
  readonly length: number;
  /** where the point stands on the chart's own axes; of an axis of names, the name's place */
  readonly x: (index: number) => number;
  readonly y: (index: number) => number;
  /** what is heard and compared; NaN is a gap */
  readonly value: (index: number) => number;
  /** the point in words, without the track's name */
  readonly say: (index: number) => string;
}

const known = new WeakMap<ChartSpec, readonly Track[]>();

/** The tracks of a chart that is drawn once and does not grow, made when they are first asked for: a pointer asks with each of its moves. */
export function findTracks(chart: ChartSpec): readonly Track[] {
  const tracks = known.get(chart) ?? toTracks(chart);
  known.set(chart, tracks);
  return tracks;
}

/** The tracks of a chart, in the order of its legend. */
export function toTracks(chart: ChartSpec): Track[] {
  switch (chart.type) {
    case 'line':
    case 'area':
    case 'scatter':
      return chart.series.map((one) => toPointTrack(one, chart));
    case 'bar':
      return toBarTracks(chart);
    case 'histogram':
      return toBinTracks(chart);
    case 'box':
      return chart.series.map(toBoxTrack);
    case 'heat':
      return toHeatTracks(chart);
  }
}

const at = (list: readonly number[]) => (index: number): number => list[index] ?? NaN;

/** Points of a cloud are walked as they were given, those of a line from left to right, which is mostly the same. */
function toPointTrack(series: Series, { xLabel = '' }: Pick<ChartSpec, 'xLabel'>): Track {
  const order = isAscending(series.x) ? null : series.x.map((_, index) => index).sort((a, b) => (series.x[a] ?? 0) - (series.x[b] ?? 0));
  const place = (index: number): number => order?.[index] ?? index;
  const y = (index: number): number => series.y[place(index)] ?? NaN;
  return {
    name: series.name,
    length: series.x.length,
    x: (index) => series.x[place(index)] ?? NaN,
    y,
    value: y,
    say: (index) => {
      const [label, low, high] = [series.labels?.[place(index)], series.low?.[place(index)], series.high?.[place(index)]];
      const ends = low !== undefined && high !== undefined && Number.isFinite(low) && Number.isFinite(high) ? `, between ${formatNumber(low)} and ${formatNumber(high)}` : '';
      return `${label ? `${label}, ` : ''}${xLabel === '' ? '' : `${xLabel} `}${formatNumber(series.x[place(index)] ?? NaN)}: ${formatNumber(y(index))}${ends}`;
    },
  };
}

function toBarTracks(chart: ChartSpec): Track[] {
  const slots = findBars(chart);
  const places = new Map(findBarSlots(chart).map((slot, place) => [slot, place]));
  return chart.series.map((series, index) => ({
    name: series.name,
    length: series.y.length,
    x: (bar) => places.get(findBarSlot(chart, series, bar)) ?? NaN,
    y: (bar) => slots[index]?.[bar]?.to ?? NaN,
    value: at(series.y),
    say: (bar) => {
      const [low, high] = [series.low?.[bar], series.high?.[bar]];
      return `${findBarSlot(chart, series, bar)}: ${formatNumber(series.y[bar] ?? NaN)}${low !== undefined && high !== undefined ? `, between ${formatNumber(low)} and ${formatNumber(high)}` : ''}`;
    },
  }));
}

const middle = ({ from, to }: Bin): number => (from + to) / 2;

function toBinTracks({ series }: ChartSpec): Track[] {
  const edges = findBinEdges(series.map(({ x }) => x));
  return series.map(({ name, x }) => {
    const bins = countBins(x, edges);
    const count = (index: number): number => bins[index]?.count ?? NaN;
    return {
      name,
      length: bins.length,
      x: (index) => middle(bins[index] ?? { from: NaN, to: NaN, count: 0 }),
      y: count,
      value: count,
      say: (index) => `${sayBorders(bins[index]?.from ?? NaN, bins[index]?.to ?? NaN)}: ${count(index)} ${count(index) === 1 ? 'value' : 'values'}`,
    };
  });
}

/** In full where a few digits would say the same of both. */
function sayBorders(from: number, to: number): string {
  const words = [from, to].map(formatNumber);
  return (words[0] === words[1] ? [from, to] : words).join(' to ');
}

function toBoxTrack({ name, y }: Series, place: number): Track {
  const box = findFiveNumbers(y);
  const points: readonly (readonly [string, number])[] = box
    ? [['lower whisker', box.low], ['lower quartile', box.q1], ['median', box.median], ['upper quartile', box.q3], ['upper whisker', box.high], ...box.outliers.map((value) => ['beyond the whiskers', value] as const)]
    : [];
  const value = (index: number): number => points[index]?.[1] ?? NaN;
  return { name, length: points.length, x: () => place, y: value, value, say: (index) => `${points[index]?.[0] ?? ''} ${formatNumber(value(index))}` };
}

/** A row is a track; columns without a cell are gaps. */
function toHeatTracks({ series, xLabel = 'x', yLabel = 'y' }: ChartSpec): Track[] {
  const [{ x, y, value = [] } = { x: [], y: [] }] = series;
  const [columns, rows] = [findSteps(x), findSteps(y)];
  const cells = new Map(value.map((one, index) => [`${x[index] ?? NaN} ${y[index] ?? NaN}`, one]));
  return rows.map((row, place) => {
    const read = (index: number): number => cells.get(`${columns[index] ?? NaN} ${row}`) ?? NaN;
    return { name: `${yLabel} ${formatNumber(row)}`, length: columns.length, x: (index) => index, y: () => place, value: read, say: (index) => `${xLabel} ${formatNumber(columns[index] ?? NaN)}: ${formatNumber(read(index))}` };
  });
}

export const isAscending = (values: readonly number[]): boolean => values.every((value, index) => index === 0 || value >= (values[index - 1] ?? -Infinity));
