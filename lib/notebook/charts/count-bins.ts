/** A histogram's bars. All series of a chart share their borders, so that they can be compared. */
import { findStep, roundToStep } from './nice-ticks.ts';

export interface Bin {
  /** included */
  readonly from: number;
  /** not included, except in the last bin */
  readonly to: number;
  readonly count: number;
}

const FEWEST_BINS = 5;
const MOST_BINS = 60;

/** Round borders around all values, each above the one before; their number follows Scott's rule. Empty when there is no finite value. */
export function findBinEdges(lists: readonly (readonly number[])[]): number[] {
  let [low, high, sum, n] = [Infinity, -Infinity, 0, 0];
  for (const list of lists) {
    for (const value of list) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
      sum += value;
      n += 1;
    }
  }
  if (n === 0) return [];
  if (low === high) return widen(low);
  const mean = sum / n;
  let squares = 0;
  for (const list of lists) for (const value of list) if (Number.isFinite(value)) squares += (value - mean) ** 2;
  const width = 3.49 * Math.sqrt(squares / n) * n ** (-1 / 3);
  const step = findStep(high - low, Math.min(MOST_BINS, Math.max(FEWEST_BINS, (high - low) / width)));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const edges = Array.from({ length: last - first + 1 }, (_, i) => roundToStep((first + i) * step, step));
  // numbers have no room for steps between values that differ in their last digit, nor for a range longer than the largest number
  const distinct = edges.filter((edge, i) => Number.isFinite(edge) && (i === 0 || edge > (edges[i - 1] ?? edge)));
  return distinct.length > 1 ? distinct : [low, high];
}

/** Room around a single value: half a unit, or what its last digit allows. */
function widen(value: number): number[] {
  const half = Math.max(0.5, Math.abs(value) * 2 ** -50);
  return [Math.max(-Number.MAX_VALUE, value - half), Math.min(Number.MAX_VALUE, value + half)];
}

export function countBins(values: readonly number[], edges: readonly number[]): Bin[] {
  const counts = new Array<number>(Math.max(0, edges.length - 1)).fill(0);
  if (counts.length === 0) return [];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const bin = findBin(value, edges);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, i) => ({ from: edges[i] ?? 0, to: edges[i + 1] ?? 0, count }));
}

/** By halves, since edges are only as far apart as they are said. What lies a rounding beyond the ends belongs to them. */
function findBin(value: number, edges: readonly number[]): number {
  let [low, high] = [0, edges.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (value >= (edges[middle] ?? Infinity)) low = middle;
    else high = middle - 1;
  }
  return low;
}
