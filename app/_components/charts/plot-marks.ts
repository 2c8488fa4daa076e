/** A chart drawn by Observable Plot, in the page's tokens, so that it follows the theme by itself; and where its points stand. */
import * as Plot from '@observablehq/plot';
import type { PlacePoint } from '#lib/client/charts/chart-reading.ts';
import { isGrouped, placePoints } from '#lib/client/charts/place-points.ts';
import { describeChart } from '#lib/client/notebook/series-summary.ts';
import { formatNumber } from '#lib/client/notebook/tensor-slices.ts';
import { countBins, findBinEdges } from '#lib/notebook/charts/count-bins.ts';
import { findBars, findBarSlots, findExtent, findHeat, findSteps } from '#lib/notebook/charts/chart-slots.ts';
import { findSeriesLook } from '#lib/notebook/charts/series-look.ts';
import type { ChartSpec } from '#lib/notebook/outputs.ts';
import { drawBoxes, drawPoints } from './plot-series.ts';

export const PLOT_HEIGHT = 240;
/** Labels stand as on live curves: in the middle of their axis, without arrows. */
const LABEL = { labelAnchor: 'center', labelArrow: 'none' } as const;
/** Room on the left, px: for ticks of six characters, and for the axis' name when it has one. */
const TICKS_WIDTH = 46;
const NAME_WIDTH = 18;
/** px at the edges, so that no dot is cut */
const DOT_ROOM = 8;
/** px that a name below the axis needs at least; of narrower slots only some are named */
const SLOT_WIDTH = 44;

export interface DrawnPlot {
  readonly element: Element;
  readonly place: PlacePoint;
}

export function drawPlot(chart: ChartSpec, log: boolean, width: number): DrawnPlot {
  const isPlane = chart.type === 'line' || chart.type === 'area' || chart.type === 'scatter';
  const inset = isPlane && chart.series.some(({ as = chart.type }) => as === 'scatter') ? DOT_ROOM : 0;
  const plot = Plot.plot({
    width,
    height: PLOT_HEIGHT,
    marginLeft: TICKS_WIDTH + (chart.yLabel ? NAME_WIDTH : 0),
    marginBottom: 40,
    style: { background: 'none', color: 'var(--ink-soft)', fontFamily: 'var(--font-ui)', fontSize: '12px', overflow: 'visible' },
    ariaLabel: chart.title || 'Chart',
    ariaDescription: describeChart(chart),
    x: { label: chart.xLabel ?? null, ...LABEL, inset, ...(isPlane ? toRoom(chart.series.map(({ x }) => x)) : {}) },
    y: { label: chart.yLabel ?? null, ...LABEL, grid: true, inset: chart.type === 'box' ? DOT_ROOM : inset, nice: !isPlane && chart.type !== 'heat', ...(log ? { type: 'log' } : isPlane && chart.series.every(({ low }) => !low) ? toRoom(chart.series.map(({ y }) => y)) : {}) },
    ...toSlotScales(chart, width),
    marks: toMarks(chart, log),
  });
  return { element: plot, place: toPlace(plot, chart) };
}

/** A range around a single number, of which no axis can be made. */
function toRoom(lists: readonly (readonly number[])[]): { readonly domain?: [number, number] } {
  const numbers = new Set<number>();
  for (const list of lists) {
    for (const value of list) if (Number.isFinite(value)) numbers.add(value);
    if (numbers.size > 1) return {};
  }
  const { low, high } = findExtent([[...numbers]]);
  return { domain: [low, high] };
}

/** Names instead of numbers along an axis. */
function toSlotScales(chart: ChartSpec, width: number): Plot.PlotOptions {
  const named = (names: readonly string[]) => ({ label: chart.xLabel ?? null, ...LABEL, domain: [...names], ...skipNames(names, width) });
  switch (chart.type) {
    case 'bar':
      return isGrouped(chart) ? { fx: named(findBarSlots(chart)), x: { axis: null, domain: chart.series.map((_, index) => index) } } : { x: named(findBarSlots(chart)) };
    case 'box':
      return { x: named(chart.series.map(({ name }) => name)) };
    case 'heat': {
      const [columns, rows] = [findSteps(chart.series.flatMap(({ x }) => x)), findSteps(chart.series.flatMap(({ y }) => y))];
      return { x: named(columns.map(formatNumber)), y: { type: 'band', label: chart.yLabel ?? null, ...LABEL, domain: rows.map(formatNumber).reverse(), ...skipNames(rows.map(formatNumber).reverse(), PLOT_HEIGHT * 3) } };
    }
    default:
      return {};
  }
}

function skipNames(names: readonly string[], width: number) {
  const every = Math.ceil((names.length * SLOT_WIDTH) / width);
  return every <= 1 ? {} : { ticks: names.filter((_, index) => index % every === 0) };
}

function toMarks(chart: ChartSpec, log: boolean): Plot.Markish[] {
  const floor = Plot.ruleY([0], { stroke: 'var(--line-strong)' });
  switch (chart.type) {
    case 'line':
    case 'area':
    case 'scatter':
      return [...drawPoints(chart, log), ...drawRules(chart)];
    case 'bar':
      return [...drawBars(chart), floor];
    case 'histogram':
      return [...drawBins(chart), floor];
    case 'box':
      return drawBoxes(chart);
    case 'heat':
      return drawHeat(chart);
  }
}

const drawRules = ({ rules = [] }: ChartSpec): Plot.Markish[] =>
  rules.flatMap((rule) => {
    const line = { stroke: 'var(--line-strong)', strokeDasharray: '5 3' };
    const text = { text: () => rule.label ?? '', fill: 'var(--ink-soft)' };
    return 'x' in rule
      ? [Plot.ruleX([rule.x], line), Plot.text([rule], { x: () => rule.x, frameAnchor: 'top', textAnchor: 'start', dx: 5, dy: 4, ...text })]
      : [Plot.ruleY([rule.y], line), Plot.text([rule], { y: () => rule.y, frameAnchor: 'right', dy: -8, textAnchor: 'end', ...text })];
  });

function drawBars(chart: ChartSpec): Plot.Markish[] {
  const grouped = isGrouped(chart);
  const all = findBars(chart);
  return chart.series.flatMap(({ low, high, labels }, index) => {
    const bars = (all[index] ?? []).map((bar, at) => ({ ...bar, low: low?.[at] ?? NaN, high: high?.[at] ?? NaN, label: labels?.[at] ?? '' }));
    const place = grouped ? { fx: 'slot', x: () => index } : { x: 'slot' };
    return [
      Plot.barY(bars, { ...place, y1: 'from', y2: 'to', fill: `var(${findSeriesLook(index).token})`, ...(grouped ? {} : { insetLeft: 1, insetRight: 1 }) }),
      ...(low && high ? [Plot.ruleX(bars, { ...place, y1: 'low', y2: 'high', stroke: 'var(--ink)', strokeWidth: 1.25 })] : []),
      ...(labels ? [Plot.text(bars, { ...place, y: 'to', text: 'label', dy: -7, fill: 'var(--ink)' })] : []),
    ];
  });
}

function drawBins({ series }: ChartSpec): Plot.Markish[] {
  const edges = findBinEdges(series.map(({ x }) => x));
  return series.map(({ x }, index) => Plot.rectY(countBins(x, edges), { x1: 'from', x2: 'to', y: 'count', fill: `var(${findSeriesLook(index).token})`, fillOpacity: series.length > 1 ? 0.6 : 1, inset: 0.5 }));
}

function drawHeat({ series }: ChartSpec): Plot.Markish[] {
  return series.map(({ x, y, value = [] }) => {
    const range = findExtent([value]);
    const cells = value.map((one, index) => ({ x: formatNumber(x[index] ?? NaN), y: formatNumber(y[index] ?? NaN), colour: toHeatColour(one, range) }));
    return Plot.cell(cells, { x: 'x', y: 'y', fill: (cell: (typeof cells)[number]) => cell.colour, inset: 0.5 });
  });
}

function toHeatColour(value: number, range: { readonly low: number; readonly high: number }): string {
  const { share, isBelow } = findHeat(value, range);
  return Number.isNaN(share) ? 'var(--line-strong)' : `color-mix(in srgb, var(${isBelow ? '--backward' : '--forward'}) ${Math.round(share * 100)}%, var(--sunken))`;
}

type PlotElement = ReturnType<typeof Plot.plot>;

function toPlace(plot: PlotElement, chart: ChartSpec): PlacePoint {
  const [x, y, fx] = [plot.scale('x'), plot.scale('y'), plot.scale('fx')];
  if (!x || !y) return () => null;
  const along = (scale: typeof x | undefined) => (value: unknown): number => Number(scale?.apply(value) ?? NaN);
  return placePoints(chart, { x: along(x), y: along(y), fx: along(fx), xBand: x.bandwidth ?? 0, yBand: y.bandwidth ?? 0, edge: Number([...(x.range ?? [])][0] ?? 0) });
}
