/** The marks of each series in a picture of a chart. */
import { countBins, findBinEdges } from '../charts/count-bins.ts';
import { findBars, findExtent, findHeat, findSteps } from '../charts/chart-slots.ts';
import { findFiveNumbers } from '../charts/five-numbers.ts';
import { findSeriesLook, type SeriesLook } from '../charts/series-look.ts';
import type { ChartSpec, Series } from '../outputs.ts';
import type { Plane } from './chart-plane.ts';
import { escapeHtml } from './escape-html.ts';
import { LIGHT, tint } from './light-svg.ts';

/** Points drawn of one series; more do not show at this width. */
const POINTS_DRAWN = 2_000;

export function drawMarks(chart: ChartSpec, plane: Plane): string[] {
  switch (chart.type) {
    case 'line':
    case 'area':
    case 'scatter':
      return chart.series.map((one, index) => drawPoints(thin(one), one.as ?? (chart.type === 'area' || chart.type === 'scatter' ? chart.type : 'line'), findSeriesLook(index), plane));
    case 'bar':
      return drawBars(chart, plane);
    case 'histogram':
      return drawHistogram(chart, plane);
    case 'box':
      return chart.series.map((one, index) => drawBox(one, index, plane));
    case 'heat':
      return chart.series.map((one) => drawHeat(one, plane));
  }
}

function drawPoints(series: Series, mark: 'line' | 'area' | 'scatter', { light, dash }: SeriesLook, plane: Plane): string {
  const points = series.x.map((x, at) => [plane.x(x), plane.y(series.y[at] ?? NaN)] as const);
  const labels = (series.labels ?? []).map((label, at) => (label === '' || !isDrawn(points[at]) ? '' : `<text x="${round((points[at]?.[0] ?? 0) + 6)}" y="${round((points[at]?.[1] ?? 0) - 6)}" fill="${LIGHT.ink}">${escapeHtml(label)}</text>`)).join('');
  const ends = series.low && series.high ? (mark === 'scatter' ? drawErrors(series, light, plane) : drawBand(series, light, plane)) : '';
  if (mark === 'scatter') return `${ends}${points.filter(isDrawn).map(([x, y]) => `<circle cx="${round(x)}" cy="${round(y)}" r="3" fill="${light}" fill-opacity="0.75"/>`).join('')}${labels}`;
  // a gap ends one line and begins another
  const path = toPath(points);
  const area = mark === 'area' ? `<path d="${splitAtGaps(points).map((part) => `${toPath(part)}V${round(plane.y(0))}H${round(part[0]?.[0] ?? 0)}Z`).join('')}" fill="${light}" fill-opacity="0.18"/>` : '';
  const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
  return `${ends}${area}<path d="${path}" fill="none" stroke="${light}" stroke-width="1.75"${dashes} stroke-linejoin="round" stroke-linecap="round"/>${labels}`;
}

const isDrawn = (point: readonly [number, number] | undefined): boolean => point !== undefined && Number.isFinite(point[0]) && Number.isFinite(point[1]);

function splitAtGaps(points: readonly (readonly [number, number])[]): (readonly [number, number])[][] {
  const parts: (readonly [number, number])[][] = [[]];
  for (const point of points) {
    if (isDrawn(point)) parts.at(-1)?.push(point);
    else if (parts.at(-1)?.length !== 0) parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}

/** A point between two gaps is a dot: a line of no length with round ends. */
const toPath = (points: readonly (readonly [number, number])[]): string => splitAtGaps(points).map((part) => `M${part.map(([x, y]) => `${round(x)},${round(y)}`).join('L')}${part.length === 1 ? 'h0' : ''}`).join('');

function drawBand({ x, low = [], high = [] }: Series, colour: string, plane: Plane): string {
  const both = x.flatMap((at, index) => (Number.isFinite(low[index]) && Number.isFinite(high[index]) ? [[at, low[index] ?? 0, high[index] ?? 0] as const] : []));
  const upper = both.map(([at, , top]) => `${round(plane.x(at))},${round(plane.y(top))}`);
  const lower = both.toReversed().map(([at, bottom]) => `${round(plane.x(at))},${round(plane.y(bottom))}`);
  return both.length === 0 ? '' : `<path d="M${[...upper, ...lower].join('L')}Z" fill="${colour}" fill-opacity="0.16"/>`;
}

const drawErrors = ({ x, low = [], high = [] }: Series, colour: string, plane: Plane): string => x.map((at, index) => drawError(plane.x(at), plane.y(low[index] ?? NaN), plane.y(high[index] ?? NaN), colour)).join('');

const drawError = (x: number, low: number, high: number, colour: string): string =>
  Number.isFinite(low) && Number.isFinite(high) ? `<path d="M${round(x)},${round(low)}V${round(high)}m-4,0h8M${round(x - 4)},${round(low)}h8" fill="none" stroke="${colour}" stroke-width="1.25"/>` : '';

function drawBars(chart: ChartSpec, plane: Plane): string[] {
  const side = chart.stacked === true ? 1 : Math.max(1, chart.series.length);
  const slot = plane.x(1) - plane.x(0);
  const width = (slot * 0.8) / side;
  return findBars(chart).map((bars, index) => {
    const { light } = findSeriesLook(index);
    const { low, high, labels } = chart.series[index] ?? { low: undefined, high: undefined, labels: undefined };
    return bars
      .map((bar, at) => {
        const left = plane.x(plane.slots?.indexOf(bar.slot) ?? 0) - slot * 0.4 + (side === 1 ? 0 : width * index);
        const [from, to] = [plane.y(bar.from), plane.y(bar.to)];
        if (!Number.isFinite(to)) return '';
        const error = low && high ? drawError(left + width / 2, plane.y(low[at] ?? NaN), plane.y(high[at] ?? NaN), LIGHT.ink) : '';
        const label = labels?.[at] ? `<text x="${round(left + width / 2)}" y="${round(Math.min(from, to) - 4)}" text-anchor="middle" fill="${LIGHT.ink}">${escapeHtml(labels[at])}</text>` : '';
        return `<rect x="${round(left)}" y="${round(Math.min(from, to))}" width="${round(Math.max(1, width - 1))}" height="${round(Math.abs(from - to))}" fill="${light}"/>${error}${label}`;
      })
      .join('');
  });
}

function drawHistogram({ series }: ChartSpec, plane: Plane): string[] {
  const edges = findBinEdges(series.map(({ x }) => x));
  const opacity = series.length > 1 ? ' fill-opacity="0.6"' : '';
  return series.map(({ x }, index) =>
    countBins(x, edges)
      .map(({ from, to, count }) => `<rect x="${round(plane.x(from) + 0.5)}" y="${round(plane.y(count))}" width="${round(Math.max(1, plane.x(to) - plane.x(from) - 1))}" height="${round(plane.y(0) - plane.y(count))}" fill="${findSeriesLook(index).light}"${opacity}/>`)
      .join(''),
  );
}

function drawBox({ y }: Series, index: number, plane: Plane): string {
  const box = findFiveNumbers(y);
  if (!box) return '';
  const { light } = findSeriesLook(index);
  const x = plane.x(index);
  const half = Math.min(36, (plane.x(1) - plane.x(0)) * 0.3);
  const at = (value: number): string => round(plane.y(value));
  return [
    `<path d="M${round(x)},${at(box.low)}V${at(box.q1)}M${round(x)},${at(box.q3)}V${at(box.high)}" stroke="${light}"/>`,
    `<rect x="${round(x - half)}" y="${at(box.q3)}" width="${round(half * 2)}" height="${round(plane.y(box.q1) - plane.y(box.q3))}" fill="${tint(light, 0.2)}" stroke="${light}"/>`,
    `<path d="M${round(x - half)},${at(box.median)}h${round(half * 2)}" stroke="${light}" stroke-width="2.5"/>`,
    ...box.outliers.slice(0, POINTS_DRAWN).map((value) => `<circle cx="${round(x)}" cy="${at(value)}" r="2.5" fill="none" stroke="${light}"/>`),
  ].join('');
}

function drawHeat({ x, y, value = [] }: Series, plane: Plane): string {
  const [columns, rows] = [findSteps(x), findSteps(y)];
  const range = findExtent([value]);
  const [width, height] = [plane.x(1) - plane.x(0), plane.y(0) - plane.y(1)];
  return value
    .map((one, at) => {
      const [column, row] = [columns.indexOf(x[at] ?? NaN), rows.indexOf(y[at] ?? NaN)];
      if (column < 0 || row < 0) return '';
      const { share, isBelow } = findHeat(one, range);
      return `<rect x="${round(plane.x(column - 0.5))}" y="${round(plane.y(row + 0.5))}" width="${round(width)}" height="${round(height)}" fill="${Number.isNaN(share) ? LIGHT.lineStrong : tint(isBelow ? LIGHT.backward : LIGHT.forward, share)}"/>`;
    })
    .join('');
}

function thin(series: Series): Series {
  const every = Math.ceil(series.x.length / POINTS_DRAWN);
  if (every <= 1) return series;
  const pick = <Item>(list: readonly Item[]): Item[] => list.filter((_, at) => at % every === 0);
  const { x, y, low, high, labels } = series;
  return { ...series, x: pick(x), y: pick(y), ...(low && { low: pick(low) }), ...(high && { high: pick(high) }), ...(labels && { labels: pick(labels) }) };
}

const round = (value: number): string => String(Math.round(value * 10) / 10);
