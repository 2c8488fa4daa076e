/** Several runs beside one another: their curves as one chart, and what they differ in. */
import type { Series } from '#lib/notebook/outputs.ts';
import type { ConfigValue } from '#lib/notebook/keep-messages.ts';
import { describeRun, finalMetrics, secondsOf, type RunRecord } from './run-record.ts';

export type Axis = 'done' | 'seconds';

/** Metrics of any of these runs; those that all have come first. */
export function listMetrics(runs: readonly RunRecord[]): string[] {
  const counts = new Map<string, number>();
  for (const { curve } of runs) for (const name of Object.keys(curve.metrics)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** One series a run, without the points where it has none. */
export function toSeries(runs: readonly RunRecord[], metric: string, axis: Axis): Series[] {
  const names = nameApart(runs);
  return runs.flatMap(({ curve }, index) => {
    const column = curve.metrics[metric] ?? [];
    const points = column.flatMap((y, at) => (y === null ? [] : [{ x: curve[axis][at] ?? NaN, y }]));
    return points.length === 0 ? [] : [{ name: names[index] ?? '', x: points.map(({ x }) => x), y: points.map(({ y }) => y) }];
  });
}

/** A name for each run that no other has: several runs of a cell have the same title. */
export function nameApart(runs: readonly RunRecord[]): string[] {
  const seen = new Map<string, number>();
  return runs.map(({ title }) => {
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    const isAlone = runs.filter((other) => other.title === title).length === 1;
    return isAlone ? title : `${title} (${count})`;
  });
}

export interface ComparedRow {
  readonly name: string;
  /** one for each run; null: it has none */
  readonly values: readonly (ConfigValue | null)[];
}

/** What the runs were given, where it is not the same for all. */
export function findDifferences(runs: readonly RunRecord[]): { readonly different: readonly ComparedRow[]; readonly same: readonly ComparedRow[] } {
  const settings = runs.map(({ config, seed, backend }): Readonly<Record<string, ConfigValue>> => ({ ...config, seed, backend }));
  const names = [...new Set(settings.flatMap((one) => Object.keys(one)))];
  const rows = names.map((name): ComparedRow => ({ name, values: settings.map((one) => (Object.hasOwn(one, name) ? (one[name] ?? null) : null)) }));
  const isSame = ({ values }: ComparedRow): boolean => values.every((value) => value === values[0]);
  return { different: rows.filter((row) => !isSame(row)), same: rows.filter(isSame) };
}

/** How they ended. */
export function listOutcomes(runs: readonly RunRecord[]): readonly ComparedRow[] {
  const finals = runs.map(finalMetrics);
  return [
    { name: 'result', values: runs.map(describeRun) },
    { name: 'seconds', values: runs.map((run) => Number(secondsOf(run).toFixed(1))) },
    ...listMetrics(runs).map((name) => ({ name: `last ${name}`, values: finals.map((one) => one[name] ?? null) })),
  ];
}

/** Curves of runs as comma-separated values: one line a point. */
export function toCsv(runs: readonly RunRecord[]): string {
  const metrics = listMetrics(runs);
  const names = nameApart(runs);
  const lines = runs.flatMap(({ curve }, index) => curve.done.map((done, at) => [names[index] ?? '', done, curve.seconds[at] ?? '', ...metrics.map((metric) => curve.metrics[metric]?.[at] ?? '')]));
  return [['run', 'done', 'seconds', ...metrics], ...lines].map((line) => line.map(toField).join(',')).join('\n');
}

/** A field that begins like a formula would be computed by a spreadsheet; numbers are numbers. */
function toField(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What only this browser needs of a run. */
const OURS: ReadonlySet<string> = new Set<keyof RunRecord>(['page', 'source', 'isDismissed', 'seenAt']);

/** All else that is kept of runs. */
export const toJson = (runs: readonly RunRecord[]): string => JSON.stringify(runs.map((run) => Object.fromEntries(Object.entries(run).filter(([name]) => !OURS.has(name)))), null, 2);
