/** A chart as a still picture, for notebooks that leave Epoch. The page draws its own, which can be read point by point. */
import type { ChartSpec, Series } from '../outputs.ts';
import { escapeHtml } from './escape-html.ts';

const WIDTH = 560;
const HEIGHT = 320;
const MARGIN = { left: 64, right: 16, top: 34, bottom: 44 } as const;
const COLOURS = ['#2563eb', '#d97706', '#059669', '#dc2626', '#7c3aed', '#0891b2'];
/** Points drawn of one series; more do not show at this width. */
const POINTS_DRAWN = 2_000;
const BINS = 20;
const TICKS = 5;

type Scale = (value: number) => number;
interface Extent {
  readonly low: number;
  readonly high: number;
}

export function toChartSvg(chart: ChartSpec): string {
  const series = (chart.type === 'histogram' ? chart.series.map(countBins) : chart.series).map(thin);
  const bars = chart.type === 'bar' || chart.type === 'histogram';
  const logY = chart.logY === true && series.every(({ y }) => y.every((value) => !(value <= 0)));
  const lift = (value: number): number => (logY ? Math.log10(value) : value);
  const xs = widen(extentOf(series.flatMap(({ x }) => x)), bars ? 0.5 : 0);
  const ys = extentOf([...series.flatMap(({ y }) => y.map(lift)), ...(bars ? [0] : [])]);
  const toX: Scale = (value) => MARGIN.left + ((value - xs.low) / (xs.high - xs.low)) * (WIDTH - MARGIN.left - MARGIN.right);
  const toY: Scale = (value) => HEIGHT - MARGIN.bottom - ((lift(value) - ys.low) / (ys.high - ys.low)) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const marks = series.map((one, index) => drawSeries(chart.type, one, { toX, toY, zero: toY(logY ? 10 ** ys.low : Math.max(0, ys.low)), colour: COLOURS[index % COLOURS.length] ?? '#2563eb', share: series.length, index }));
  const label = escapeHtml(describeChart(chart));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${label}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    chart.title === undefined ? '' : `<text x="${WIDTH / 2}" y="20" text-anchor="middle" font-size="14">${escapeHtml(chart.title)}</text>`,
    drawAxes(chart, { xs, ys, toX, toY, logY }),
    ...marks,
    drawLegend(series),
    '</svg>',
  ].join('');
}

/** What the chart holds, in a sentence. */
export const describeChart = ({ type, title, series }: ChartSpec): string => `${title ?? 'Chart'} (${type}): ${series.map(({ name, y }) => `${name}, ${y.length} points${y.length === 0 ? '' : `, last ${format(y.at(-1) ?? NaN)}`}`).join('; ')}`;

interface Drawing {
  readonly toX: Scale;
  readonly toY: Scale;
  /** where a bar begins */
  readonly zero: number;
  readonly colour: string;
  /** series that stand side by side */
  readonly share: number;
  readonly index: number;
}

function drawSeries(type: ChartSpec['type'], { x, y }: Series, { toX, toY, zero, colour, share, index }: Drawing): string {
  const points = x.map((value, i) => [toX(value), toY(y[i] ?? NaN)] as const).filter(([, at]) => Number.isFinite(at));
  if (type === 'line') return `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.map(([a, b]) => `${round(a)},${round(b)}`).join(' ')}"/>`;
  if (type === 'scatter') return points.map(([a, b]) => `<circle cx="${round(a)}" cy="${round(b)}" r="3" fill="${colour}" fill-opacity="0.7"/>`).join('');
  const step = x.length > 1 ? toX(x[1] ?? 0) - toX(x[0] ?? 0) : 60;
  const width = Math.max(1, (step * 0.85) / share);
  return points.map(([a, b]) => `<rect x="${round(a - (width * share) / 2 + width * index)}" y="${round(Math.min(b, zero))}" width="${round(width)}" height="${round(Math.abs(zero - b))}" fill="${colour}"/>`).join('');
}

function drawAxes({ xLabel, yLabel, categories }: ChartSpec, { xs, ys, toX, toY, logY }: { readonly xs: Extent; readonly ys: Extent; readonly toX: Scale; readonly toY: Scale; readonly logY: boolean }): string {
  const bottom = HEIGHT - MARGIN.bottom;
  const alongX = categories ? categories.map((name, i) => [i, name] as const) : ticksOf(xs).map((value) => [value, format(value)] as const);
  return [
    `<path d="M${MARGIN.left},${MARGIN.top}V${bottom}H${WIDTH - MARGIN.right}" fill="none" stroke="#555"/>`,
    ...alongX.map(([value, text]) => `<text x="${round(toX(value))}" y="${bottom + 16}" text-anchor="middle">${escapeHtml(text)}</text>`),
    ...ticksOf(ys).map((tick) => (logY ? 10 ** tick : tick)).map((value) => `<text x="${MARGIN.left - 6}" y="${round(toY(value) + 4)}" text-anchor="end">${format(value)}</text>`),
    xLabel === undefined ? '' : `<text x="${WIDTH / 2}" y="${HEIGHT - 8}" text-anchor="middle">${escapeHtml(xLabel)}</text>`,
    yLabel === undefined ? '' : `<text transform="translate(14 ${HEIGHT / 2}) rotate(-90)" text-anchor="middle">${escapeHtml(yLabel)}</text>`,
  ].join('');
}

const drawLegend = (series: readonly Series[]): string =>
  series.length < 2 ? '' : series.map(({ name }, index) => `<text x="${WIDTH - MARGIN.right}" y="${MARGIN.top + 14 + index * 15}" text-anchor="end" fill="${COLOURS[index % COLOURS.length] ?? ''}">${escapeHtml(name)}</text>`).join('');

function countBins({ name, x, y }: Series): Series {
  const values = (y.length > 0 ? y : x).filter(Number.isFinite);
  const { low, high } = extentOf(values);
  const counts = Array.from({ length: BINS }, () => 0);
  for (const value of values) {
    const bin = Math.min(BINS - 1, Math.floor(((value - low) / (high - low)) * BINS));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { name, x: counts.map((_, i) => low + ((i + 0.5) * (high - low)) / BINS), y: counts };
}

function thin({ name, x, y }: Series): Series {
  const every = Math.ceil(x.length / POINTS_DRAWN);
  return every <= 1 ? { name, x, y } : { name, x: x.filter((_, i) => i % every === 0), y: y.filter((_, i) => i % every === 0) };
}

/** Never empty: one value gets some room around it. */
function extentOf(values: readonly number[]): Extent {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return { low: 0, high: 1 };
  return low === high ? { low: low - 0.5, high: high + 0.5 } : { low, high };
}

const widen = ({ low, high }: Extent, by: number): Extent => ({ low: low - by, high: high + by });
const ticksOf = ({ low, high }: Extent): number[] => Array.from({ length: TICKS }, (_, i) => low + (i * (high - low)) / (TICKS - 1));
const round = (value: number): string => String(Math.round(value * 10) / 10);
const format = (value: number): string => String(Number(value.toPrecision(3)));
