/** A histogram's bars. All series of a chart share their borders, so that they can be compared. */
import { findStep } from './nice-ticks.ts';

export interface Bin {
  /** included */
  readonly from: number;
  /** not included, except in the last bin */
  readonly to: number;
  readonly count: number;
}

const FEWEST_BINS = 5;
const MOST_BINS = 60;

/** Round borders around all values; their number follows Scott's rule. Empty when there is no finite value. */
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
  if (low === high) return [low - 0.5, low + 0.5];
  const mean = sum / n;
  let squares = 0;
  for (const list of lists) for (const value of list) if (Number.isFinite(value)) squares += (value - mean) ** 2;
  const width = 3.49 * Math.sqrt(squares / n) * n ** (-1 / 3);
  const step = findStep(high - low, Math.min(MOST_BINS, Math.max(FEWEST_BINS, (high - low) / width)));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

export function countBins(values: readonly number[], edges: readonly number[]): Bin[] {
  const counts = new Array<number>(Math.max(0, edges.length - 1)).fill(0);
  const [low = 0, next = 1] = edges;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    let bin = Math.min(counts.length - 1, Math.max(0, Math.floor((value - low) / (next - low))));
    // division may land beside a border
    if (value < (edges[bin] ?? -Infinity)) bin -= 1;
    else if (value >= (edges[bin + 1] ?? Infinity) && bin < counts.length - 1) bin += 1;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, i) => ({ from: edges[i] ?? 0, to: edges[i + 1] ?? 0, count }));
}
