/** Charts over names instead of numbers: which slots their axes have, and what stands in each. */
import type { ChartSpec, Series } from '../outputs.ts';

/** The bars' names from left to right; without categories the x themselves. */
export function findBarSlots({ series, categories }: ChartSpec): string[] {
  return [...new Set(categories ?? series.flatMap(({ x }) => x.map(String)))];
}

/** The name of one bar. */
export const findBarSlot = ({ categories }: ChartSpec, { x }: Series, index: number): string => categories?.[index] ?? String(x[index]);

export interface StackedBar {
  readonly slot: string;
  /** height at which it begins, and at which it ends */
  readonly from: number;
  readonly to: number;
}

/** Bars of each series; on top of those of the series before where the chart stacks them, else from 0. */
export function findBars(chart: ChartSpec): StackedBar[][] {
  const tops = new Map<string, number>();
  return chart.series.map((one) =>
    one.y.map((height, index) => {
      const slot = findBarSlot(chart, one, index);
      const from = chart.stacked === true ? (tops.get(slot) ?? 0) : 0;
      if (Number.isFinite(height)) tops.set(slot, from + height);
      return { slot, from, to: from + height };
    }),
  );
}

/** Numbers that occur, ascending: the columns or the rows of a heat chart. */
export const findSteps = (values: readonly number[]): number[] => [...new Set(values.filter(Number.isFinite))].sort((a, b) => a - b);

/** Least and greatest finite number; from 0 to 1 where there is none, and with room around a single one. */
export function findExtent(lists: Iterable<readonly number[]>): { readonly low: number; readonly high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const list of lists) {
    for (const value of list) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) return { low: 0, high: 1 };
  return low === high ? { low: low - 0.5, high: high + 0.5 } : { low, high };
}

/** How strongly a heat chart colours a number, from 0 to 1, and in which of two colours: around 0 when signs differ. NaN where there is no number. */
export function findHeat(value: number, { low, high }: { readonly low: number; readonly high: number }): { readonly share: number; readonly isBelow: boolean } {
  if (low < 0 && high > 0) return { share: Math.abs(value) / Math.max(-low, high), isBelow: value < 0 };
  return { share: 0.06 + 0.94 * ((value - low) / (high - low)), isBelow: false };
}
