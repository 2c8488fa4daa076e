/** Marks of Observable Plot for series of points, and for boxes. */
import * as Plot from '@observablehq/plot';
import { findFiveNumbers } from '#lib/notebook/charts/five-numbers.ts';
import { findSeriesLook } from '#lib/notebook/charts/series-look.ts';
import type { ChartSpec, PointMark, Series } from '#lib/notebook/outputs.ts';
import { thinToPixels } from '#lib/client/charts/thin-to-pixels.ts';
import { isAscending } from '#lib/client/charts/track.ts';

/** Dots of one series; more would hide one another, and each is an element of the page. */
const DOTS_DRAWN = 5_000;
/** Lines are thinned for so many pixels, more than a chart is wide. */
const PIXELS = 800;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly label: string;
}

/** Lines, areas and dots, in the order of the series; a chart's type is what a series is that does not say otherwise. */
export function drawPoints(chart: ChartSpec, log: boolean): Plot.Markish[] {
  return chart.series.flatMap((series, index) => {
    const mark = series.as ?? (chart.type === 'area' || chart.type === 'scatter' ? chart.type : 'line');
    const points = toPoints(series, mark, log);
    return [...drawEnds(series, points, mark, index), ...drawSeries(points, mark, index), ...(series.labels ? [Plot.text(points, { x: 'x', y: 'y', text: 'label', dy: -9, fill: 'var(--ink)' })] : [])];
  });
}

function toPoints(series: Series, mark: PointMark, log: boolean): Point[] {
  const { x, y, low, high, labels } = series;
  // on a logarithmic axis what is not above zero is a gap
  const all = x.map((at, index): Point => ({ x: at, y: log && !((y[index] ?? NaN) > 0) ? NaN : (y[index] ?? NaN), low: low?.[index] ?? NaN, high: high?.[index] ?? NaN, label: labels?.[index] ?? '' }));
  if (low || labels) return all;
  if (mark === 'scatter') {
    const every = Math.ceil(all.length / DOTS_DRAWN);
    return every <= 1 ? all : all.filter((_, index) => index % every === 0);
  }
  if (all.length <= PIXELS || !isAscending(x)) return all;
  const [xs, ys] = thinToPixels<[number[], (number | null)[]]>([[...x], all.map((point) => (Number.isNaN(point.y) ? null : point.y))], PIXELS);
  return xs.map((at, index) => ({ x: at, y: ys?.[index] ?? NaN, low: NaN, high: NaN, label: '' }));
}

function drawSeries(points: readonly Point[], mark: PointMark, index: number): Plot.Markish[] {
  const { token, dash } = findSeriesLook(index);
  const colour = `var(${token})`;
  if (mark === 'scatter') return [Plot.dot(points, { x: 'x', y: 'y', fill: colour, fillOpacity: 0.75, r: 3, symbol: index % 2 === 0 ? 'circle' : 'triangle' })];
  const line = Plot.line(points, { x: 'x', y: 'y', stroke: colour, strokeWidth: 1.75, strokeDasharray: dash.join(' ') });
  // a point between gaps makes no line
  const isGap = (at: number): boolean => !Number.isFinite(points[at]?.y ?? NaN);
  const alone = points.filter((_, at) => !isGap(at) && isGap(at - 1) && isGap(at + 1));
  const only = alone.length > 0 ? [Plot.dot(alone, { x: 'x', y: 'y', fill: colour, r: 3 })] : [];
  return mark === 'area' ? [Plot.areaY(points, { x: 'x', y: 'y', fill: colour, fillOpacity: 0.18 }), line, ...only] : [line, ...only];
}

function drawEnds(series: Series, points: readonly Point[], mark: PointMark, index: number): Plot.Markish[] {
  if (!series.low || !series.high) return [];
  const colour = `var(${findSeriesLook(index).token})`;
  return mark === 'scatter'
    ? [Plot.ruleX(points, { x: 'x', y1: 'low', y2: 'high', stroke: colour, strokeWidth: 1.25 })]
    : [Plot.areaY(points, { x: 'x', y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.16 })];
}

/** Boxes of the page's own quartiles, so that what is drawn is what is said. */
export function drawBoxes({ series }: ChartSpec): Plot.Markish[] {
  return series.flatMap(({ name, y }, index) => {
    const box = findFiveNumbers(y);
    if (!box) return [];
    const colour = `var(${findSeriesLook(index).token})`;
    const one = [{ ...box, name }];
    return [
      Plot.ruleX(one, { x: 'name', y1: 'low', y2: 'high', stroke: colour }),
      Plot.barY(one, { x: 'name', y1: 'q1', y2: 'q3', fill: `color-mix(in srgb, ${colour} 20%, var(--paper))`, stroke: colour, insetLeft: 12, insetRight: 12 }),
      Plot.tickY(one, { x: 'name', y: 'median', stroke: colour, strokeWidth: 2.5, insetLeft: 12, insetRight: 12 }),
      Plot.dot(box.outliers.slice(0, DOTS_DRAWN), { x: () => name, y: (value: number) => value, stroke: colour, r: 2.5 }),
    ];
  });
}
