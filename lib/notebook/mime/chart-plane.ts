/** The plane of a picture of a chart: which stretch of numbers it shows on each axis, and where a number stands in px. */
import { countBins, findBinEdges } from '../charts/count-bins.ts';
import { findBars, findBarSlots, findExtent, findSteps } from '../charts/chart-slots.ts';
import { findLogTicks, findTicks } from '../charts/nice-ticks.ts';
import type { ChartSpec, Series } from '../outputs.ts';

export const WIDTH = 600;
export const HEIGHT = 340;
export const MARGIN = { left: 66, right: 18, top: 40, bottom: 46 } as const;

export interface Plane {
  /** px from the left; of a slot its number counts from 0 */
  readonly x: (value: number) => number;
  /** px from the top */
  readonly y: (value: number) => number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** names of the slots of the x axis; null for numbers */
  readonly slots: readonly string[] | null;
}

export interface Tick {
  readonly at: number;
  readonly text: string;
}

interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly Tick[];
}

/** Slots named below the axis; of more, some are left out. */
const NAMED_SLOTS = 16;

export function layOutPlane(chart: ChartSpec, log: boolean): Plane {
  const slots = findXSlots(chart);
  const xs = slots ? toSlots(slots) : toNumbers(findExtent([...chart.series.map(({ x }) => x), (chart.rules ?? []).flatMap((rule) => ('x' in rule ? rule.x : [])), ...(chart.type === 'histogram' ? [findBinEdges(chart.series.map(({ x }) => x))] : [])]), 0.02, 6);
  const rows = chart.type === 'heat' ? findSteps(chart.series.flatMap(({ y }) => y)) : null;
  const heights = findHeights(chart);
  const ys = rows ? toSlots(rows.map(format)) : log ? toPowers(heights) : toNumbers(heights, startsAtZero(chart) && heights.low === 0 ? 0 : 0.05, 5, startsAtZero(chart) && heights.low === 0 ? 0.05 : undefined);
  const lift = (value: number): number => (log ? Math.log10(value) : value);
  const [low, high] = [lift(ys.low), lift(ys.high)];
  return {
    x: (value) => MARGIN.left + ((value - xs.low) / (xs.high - xs.low)) * (WIDTH - MARGIN.left - MARGIN.right),
    y: (value) => HEIGHT - MARGIN.bottom - ((lift(value) - low) / (high - low)) * (HEIGHT - MARGIN.top - MARGIN.bottom),
    xTicks: xs.ticks,
    yTicks: ys.ticks,
    slots,
  };
}

function findXSlots(chart: ChartSpec): readonly string[] | null {
  if (chart.type === 'bar') return findBarSlots(chart);
  if (chart.type === 'box') return chart.series.map(({ name }) => name);
  if (chart.type === 'heat') return findSteps(chart.series.flatMap(({ x }) => x)).map(format);
  return null;
}

const startsAtZero = ({ type, series }: ChartSpec): boolean => type === 'bar' || type === 'histogram' || series.some(({ as = type }) => as === 'area');

function findHeights(chart: ChartSpec): { readonly low: number; readonly high: number } {
  const { type, series } = chart;
  const zero = startsAtZero(chart) ? [[0]] : [];
  if (type === 'bar') return findExtent([...zero, ...findBars(chart).map((bars) => bars.map(({ to }) => to)), ...findEnds(series)]);
  if (type === 'histogram') {
    const edges = findBinEdges(series.map(({ x }) => x));
    return findExtent([...zero, ...series.map(({ x }) => countBins(x, edges).map(({ count }) => count))]);
  }
  return findExtent([...zero, ...series.map(({ y }) => y), ...findEnds(series), (chart.rules ?? []).flatMap((rule) => ('y' in rule ? rule.y : []))]);
}

const findEnds = (series: readonly Series[]): (readonly number[])[] => series.flatMap(({ low = [], high = [] }) => [low, high]);

const toSlots = (names: readonly string[]): Axis => {
  const every = Math.ceil(names.length / NAMED_SLOTS);
  return { low: -0.5, high: Math.max(0.5, names.length - 0.5), ticks: names.flatMap((text, at) => (at % every === 0 ? [{ at, text }] : [])) };
};

function toNumbers({ low, high }: { readonly low: number; readonly high: number }, air: number, count: number, airAbove = air): Axis {
  const length = high - low;
  const ends = { low: low - length * air, high: high + length * airAbove };
  return { ...ends, ticks: findTicks(ends.low, ends.high, count).map((at) => ({ at, text: format(at) })) };
}

const toPowers = ({ low, high }: { readonly low: number; readonly high: number }): Axis => {
  const ends = { low: low / 1.2, high: high * 1.2 };
  return { ...ends, ticks: findLogTicks(ends.low, ends.high).map((at) => ({ at, text: format(at) })) };
};

/** Four digits, and no long rows of zeros. */
export const format = (value: number): string => {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) return value.toExponential(2).replace(/\.?0+e/, 'e');
  return Number.isInteger(value) ? value.toLocaleString('en') : String(Number(value.toPrecision(4)));
};
