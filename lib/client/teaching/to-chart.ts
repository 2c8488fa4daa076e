import type { ChartRule, ChartSpec, PointMark, Series } from '#lib/notebook/outputs.ts';
import { toNumbers, type Numbers } from './to-numbers.ts';

export interface PlotSeries {
  readonly name?: string;
  /** 0, 1, 2, … when left out */
  readonly x?: Numbers;
  /** left out in a histogram, which counts the x, and in a heat chart */
  readonly y?: Numbers;
  /** lower ends of the points' error bars, or of the band around a line; together with `high` */
  readonly low?: Numbers;
  /** upper ends; together with `low` */
  readonly high?: Numbers;
  /** a text beside each point; empty for none */
  readonly labels?: readonly string[];
  /** the number that colours each cell of a heat chart, at its x and y */
  readonly value?: Numbers;
  /** draws this series another way than the chart's type says: points in a line chart, a line in a scatter chart */
  readonly as?: 'line' | 'area' | 'scatter';
}

/** A straight line across the chart: `{ y: 0.5, label: 'chance' }` or `{ x: 10 }`. */
export interface PlotRule {
  readonly x?: number;
  readonly y?: number;
  readonly label?: string;
}

export interface PlotSpec {
  /** box: one box for the y of each series; heat: cells coloured by `value` */
  readonly type: 'line' | 'scatter' | 'area' | 'bar' | 'histogram' | 'box' | 'heat';
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly series: readonly PlotSeries[];
  /** names of the bars of a bar chart */
  readonly categories?: readonly string[];
  readonly logY?: boolean;
  /** lines across a line, area or scatter chart */
  readonly rules?: readonly PlotRule[];
  /** bars of several series one on top of the other */
  readonly stacked?: boolean;
}

export const CHART_LIMITS = {
  /** points of one series sent to the page; more are thinned evenly */
  pointsShown: 100_000,
  /** series of one chart; more cannot be told apart */
  series: 50,
  /** cells of a heat chart */
  heatCells: 10_000,
  /** lines across a chart */
  rules: 50,
  /** characters of one label beside a point */
  labelCharacters: 80,
} as const;

const TYPES: readonly ChartSpec['type'][] = ['line', 'scatter', 'area', 'bar', 'histogram', 'box', 'heat'];
/** Types whose points stand at numbers on both axes. */
const MARKS: readonly PointMark[] = ['line', 'area', 'scatter'];
const isMark = (type: string): type is PointMark => (MARKS as readonly string[]).includes(type);

/** Checks a chart as a learner wrote it and makes plain data of it. */
export function toChart(spec: PlotSpec): ChartSpec {
  if (!TYPES.includes(spec.type)) throw new TypeError(`Expected plot's type to be one of ${TYPES.join(', ')}, got ${String(spec.type)}.`);
  if (!Array.isArray(spec.series) || spec.series.length === 0) throw new TypeError("Expected plot's series to be a list of at least one, e.g. series: [{ name: 'loss', y: losses }].");
  if (spec.series.length > CHART_LIMITS.series) throw new RangeError(`Expected at most ${CHART_LIMITS.series} series in one chart, got ${spec.series.length}. Show some of them, or several charts.`);
  const { type, title, xLabel, yLabel, categories, logY, stacked } = spec;
  if (type === 'heat' && spec.series.length > 1) throw new RangeError(`Expected one series in a heat chart, got ${spec.series.length}.`);
  if (stacked === true && type !== 'bar') throw new TypeError(`Expected stacked only with the type bar, got ${type}.`);
  const series = spec.series.map((item, index) => toSeries(item as PlotSeries, index, type));
  if (stacked === true && series.some(({ y }) => y.some((value) => value < 0))) throw new RangeError('Expected bars that are stacked to have no values below 0.');
  const rules = spec.rules === undefined ? [] : toRules(spec.rules, type);
  return {
    type,
    series,
    ...(title === undefined ? {} : { title }),
    ...(xLabel === undefined ? {} : { xLabel }),
    ...(yLabel === undefined ? {} : { yLabel }),
    ...(categories === undefined ? {} : { categories: categories.map(String) }),
    ...(logY === undefined ? {} : { logY }),
    ...(rules.length === 0 ? {} : { rules }),
    ...(stacked === undefined ? {} : { stacked }),
  };
}

function toSeries(given: PlotSeries, index: number, type: ChartSpec['type']): Series {
  if (typeof given !== 'object' || given === null) throw new TypeError(`Expected each of plot's series to be a record such as { name: 'loss', y: losses }, got ${String(given)}.`);
  const name = given.name ?? (index === 0 ? 'values' : `values ${index + 1}`);
  const main = given.y ?? (type === 'histogram' ? given.x : undefined);
  if (main === undefined) throw new TypeError(`Expected the series '${name}' to have y, a list of numbers; got none.`);
  const y = toNumbers(main, `y of '${name}'`);
  const x = given.x === undefined ? y.map((_, i) => i) : toNumbers(given.x, `x of '${name}'`);
  if (x.length !== y.length) throw new RangeError(`Expected x and y of the series '${name}' to be equally long, got ${x.length} and ${y.length}.`);
  return thin({ name, x, y, ...toMark(given, name, type), ...toEnds(given, name, type, y.length), ...toLabels(given, name, type, y.length), ...toValue(given, name, type, y.length) });
}

function toMark({ as }: PlotSeries, name: string, type: ChartSpec['type']): Partial<Series> {
  if (as === undefined) return {};
  if (!isMark(as)) throw new TypeError(`Expected as of '${name}' to be one of ${MARKS.join(', ')}, got ${String(as)}.`);
  if (!isMark(type)) throw new TypeError(`Expected as of '${name}' only in a chart of the type ${MARKS.join(', ')}; in a ${type} chart all series are drawn alike.`);
  return as === type ? {} : { as };
}

function toEnds({ low, high }: PlotSeries, name: string, type: ChartSpec['type'], length: number): Partial<Series> {
  if (low === undefined && high === undefined) return {};
  if (low === undefined || high === undefined) throw new TypeError(`Expected low and high of '${name}' together, got ${low === undefined ? 'high' : 'low'} alone.`);
  if (!isMark(type) && type !== 'bar') throw new TypeError(`Expected low and high of '${name}' in a line, area, scatter or bar chart, got ${type}.`);
  return { low: toLength(toNumbers(low, `low of '${name}'`), 'low', name, length), high: toLength(toNumbers(high, `high of '${name}'`), 'high', name, length) };
}

function toLabels({ labels }: PlotSeries, name: string, type: ChartSpec['type'], length: number): Partial<Series> {
  if (labels === undefined) return {};
  if (!isMark(type) && type !== 'bar') throw new TypeError(`Expected labels of '${name}' in a line, area, scatter or bar chart, got ${type}.`);
  if (!Array.isArray(labels)) throw new TypeError(`Expected labels of '${name}' to be a list of texts, got ${typeof labels}.`);
  return { labels: toLength(labels.map((label) => String(label).slice(0, CHART_LIMITS.labelCharacters)), 'labels', name, length) };
}

function toValue({ value }: PlotSeries, name: string, type: ChartSpec['type'], length: number): Partial<Series> {
  if (type !== 'heat') {
    if (value !== undefined) throw new TypeError(`Expected value of '${name}' only in a heat chart, got it in a ${type} chart. Heights go into y.`);
    return {};
  }
  if (value === undefined) throw new TypeError(`Expected the series '${name}' of a heat chart to have value, the number of each cell at its x and y; got none.`);
  if (length > CHART_LIMITS.heatCells) throw new RangeError(`Expected at most ${CHART_LIMITS.heatCells.toLocaleString('en')} cells in a heat chart, got ${length.toLocaleString('en')}.`);
  return { value: toLength(toNumbers(value, `value of '${name}'`), 'value', name, length) };
}

function toLength<Item>(list: Item[], what: string, name: string, length: number): Item[] {
  if (list.length !== length) throw new RangeError(`Expected ${what} of '${name}' to be as long as y, got ${list.length} and ${length}.`);
  return list;
}

function toRules(rules: readonly PlotRule[], type: ChartSpec['type']): ChartRule[] {
  if (!isMark(type)) throw new TypeError(`Expected rules in a chart of the type ${MARKS.join(', ')}, got ${type}.`);
  if (!Array.isArray(rules)) throw new TypeError("Expected rules to be a list, e.g. rules: [{ y: 0.5, label: 'chance' }].");
  if (rules.length > CHART_LIMITS.rules) throw new RangeError(`Expected at most ${CHART_LIMITS.rules} rules, got ${rules.length}.`);
  return (rules as readonly PlotRule[]).map(({ x, y, label }) => {
    const name = label === undefined ? {} : { label: String(label).slice(0, CHART_LIMITS.labelCharacters) };
    if (x !== undefined && y === undefined && Number.isFinite(x)) return { x, ...name };
    if (y !== undefined && x === undefined && Number.isFinite(y)) return { y, ...name };
    throw new TypeError(`Expected each rule to have either x or y, one number, got ${JSON.stringify({ x, y })}.`);
  });
}

function thin(series: Series): Series {
  const every = Math.ceil(series.x.length / CHART_LIMITS.pointsShown);
  if (every <= 1) return series;
  const pick = <Item>(list: readonly Item[]): Item[] => list.filter((_, i) => i % every === 0);
  const { name, as, x, y, low, high, labels } = series;
  return { name, x: pick(x), y: pick(y), of: x.length, ...(as && { as }), ...(low && { low: pick(low) }), ...(high && { high: pick(high) }), ...(labels && { labels: pick(labels) }) };
}
