/** What a benchmark is and how its figures are told: median and spread, and the ratio to a baseline of the same run. */
import type { Browser } from '@playwright/test';

export interface BenchContext {
  /** a running production server with the built-in course published */
  readonly origin: string;
  /** a fresh browser, so that a cold start is really cold */
  openBrowser(): Promise<Browser>;
  /** progress for the person waiting */
  say(text: string): void;
}

export interface Measure {
  readonly name: string;
  readonly unit: 'ms' | '/s' | '/run' | 'KB' | '×';
  /** one value per repetition */
  readonly values: readonly number[];
  /** name of the measure of the same bench that this one is compared with */
  readonly baseline?: string;
  /** `ratio` to the baseline's median or the `median` itself; both are "at most" unless `atLeast` */
  readonly target?: { readonly of: 'ratio' | 'median'; readonly atMost: number } | { readonly of: 'ratio' | 'median'; readonly atLeast: number };
}

export interface Bench {
  readonly name: string;
  readonly about: string;
  /** it starts what it measures; `origin` is not for it */
  readonly startsItsOwn?: true;
  run(context: BenchContext): Promise<{ readonly measures: readonly Measure[]; /** what could not be measured here, and why */ readonly skipped?: readonly string[]; /** what the figures say, in words */ readonly notes?: readonly string[] }>;
}

export interface Summary {
  readonly name: string;
  readonly unit: Measure['unit'];
  readonly n: number;
  readonly median: number;
  readonly p95: number;
  readonly min: number;
  readonly max: number;
  readonly ratio: number | null;
  readonly baseline: string | null;
  readonly target: string | null;
  readonly met: boolean | null;
}

/** The middle value; the mean of the two middle ones for an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value below which `share` of all lie. */
export const percentile = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** Turns raw values into the rows that are printed and written as JSON. */
export function summarise(measures: readonly Measure[]): Summary[] {
  return measures.map((measure) => {
    const own = median(measure.values);
    const base = measures.find((other) => other.name === measure.baseline);
    const ratio = base ? own / median(base.values) : null;
    const { target } = measure;
    const judged = target?.of === 'ratio' ? ratio : own;
    return {
      name: measure.name,
      unit: measure.unit,
      n: measure.values.length,
      median: own,
      p95: percentile(measure.values, 0.95),
      min: Math.min(...measure.values),
      max: Math.max(...measure.values),
      ratio,
      baseline: measure.baseline ?? null,
      target: target ? `${target.of} ${'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`}` : null,
      met: target && judged !== null ? ('atMost' in target ? judged <= target.atMost : judged >= target.atLeast) : null,
    };
  });
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** A plain-text table for the terminal. */
export function formatSummaries(rows: readonly Summary[]): string {
  const cells = [
    ['measure', 'median', 'p95', 'min … max', 'n', 'ratio', 'target', ''],
    ...rows.map((row) => [
      row.name,
      `${figure(row.median)} ${row.unit}`,
      row.n > 1 ? figure(row.p95) : '',
      `${figure(row.min)} … ${figure(row.max)}`,
      String(row.n),
      row.ratio === null ? '' : `${row.ratio.toFixed(3)}× ${row.baseline ?? ''}`,
      row.target ?? '',
      row.met === null ? '' : row.met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? [];
  return cells.map((line) => `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}
