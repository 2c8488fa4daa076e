import { isTensor, type TensorLike } from '#lib/notebook/encode-tensor.ts';
import type { ChartSpec, Series } from '#lib/notebook/outputs.ts';

/** Numbers in a row: a list, a typed array or a 1-D tensor. */
export type Numbers = ArrayLike<number> | TensorLike;

export interface PlotSeries {
  readonly name?: string;
  /** 0, 1, 2, … when left out */
  readonly x?: Numbers;
  /** left out in a histogram, which counts the x */
  readonly y?: Numbers;
}

export interface PlotSpec {
  readonly type: ChartSpec['type'];
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly series: readonly PlotSeries[];
  /** names of the bars of a bar chart */
  readonly categories?: readonly string[];
  readonly logY?: boolean;
}

/** Points of one series sent to the page; more are thinned evenly. */
export const CHART_POINTS_SHOWN = 20_000;
const TYPES: readonly ChartSpec['type'][] = ['line', 'scatter', 'bar', 'histogram'];

/** Checks a chart as a learner wrote it and makes plain data of it. */
export function toChart(spec: PlotSpec): ChartSpec {
  if (!TYPES.includes(spec.type)) throw new TypeError(`Expected plot's type to be one of ${TYPES.join(', ')}, got ${String(spec.type)}.`);
  if (!Array.isArray(spec.series) || spec.series.length === 0) throw new TypeError("Expected plot's series to be a list of at least one, e.g. series: [{ name: 'loss', y: losses }].");
  const { type, title, xLabel, yLabel, categories, logY } = spec;
  const series = spec.series.map((item, index) => toSeries(item as PlotSeries, index, type));
  return {
    type,
    series,
    ...(title === undefined ? {} : { title }),
    ...(xLabel === undefined ? {} : { xLabel }),
    ...(yLabel === undefined ? {} : { yLabel }),
    ...(categories === undefined ? {} : { categories: [...categories] }),
    ...(logY === undefined ? {} : { logY }),
  };
}

function toSeries({ name, x, y }: PlotSeries, index: number, type: ChartSpec['type']): Series {
  const title = name ?? (index === 0 ? 'values' : `values ${index + 1}`);
  const given = y ?? (type === 'histogram' ? x : undefined);
  if (given === undefined) throw new TypeError(`Expected the series '${title}' to have y, a list of numbers; got none.`);
  const ys = toNumbers(given, `y of '${title}'`);
  const xs = x === undefined ? ys.map((_, i) => i) : toNumbers(x, `x of '${title}'`);
  if (xs.length !== ys.length) throw new RangeError(`Expected x and y of the series '${title}' to be equally long, got ${xs.length} and ${ys.length}.`);
  const every = Math.ceil(xs.length / CHART_POINTS_SHOWN);
  if (every <= 1) return { name: title, x: xs, y: ys };
  return { name: title, x: xs.filter((_, i) => i % every === 0), y: ys.filter((_, i) => i % every === 0) };
}

function toNumbers(values: Numbers, what: string): number[] {
  const list: unknown = isTensor(values) ? values.dataSync() : values;
  if (typeof list !== 'object' || list === null || !('length' in list)) throw new TypeError(`Expected ${what} to be a list of numbers, got ${typeof values}.`);
  return Array.from(list as ArrayLike<unknown>, Number);
}
