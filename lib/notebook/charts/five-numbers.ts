/** A box plot's numbers. */
export interface FiveNumbers {
  /** the least and the greatest value within one and a half times the box's height from the box */
  readonly low: number;
  readonly high: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  /** values beyond the whiskers, ascending */
  readonly outliers: readonly number[];
  /** finite values in all */
  readonly n: number;
}

const WHISKERS = 1.5;

/** Null when there is no finite value. Quartiles are interpolated between neighbours. */
export function findFiveNumbers(values: readonly number[]): FiveNumbers | null {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? NaN;
    return below + ((sorted[Math.ceil(place)] ?? NaN) - below) * (place - Math.floor(place));
  };
  const [q1, median, q3] = [at(0.25), at(0.5), at(0.75)];
  const reach = (q3 - q1) * WHISKERS;
  const within = sorted.filter((value) => value >= q1 - reach && value <= q3 + reach);
  return { low: within[0] ?? median, high: within.at(-1) ?? median, q1, median, q3, outliers: sorted.filter((value) => value < q1 - reach || value > q3 + reach), n: sorted.length };
}
