/** A Gaussian process on the unit square: what is known after a few measurements, and how well, everywhere else. */

/** One measurement. */
export interface Measured {
  readonly u: number;
  readonly v: number;
  readonly value: number;
}

/** What to expect at a place: the value and its standard deviation, in the unit of the measurements. */
export interface Belief {
  readonly mean: number;
  readonly deviation: number;
}

/** Distance on the unit square over which values stay alike. */
const LENGTH = 0.2;
/** Variance of a measurement itself, as a share of the variance of all values: neighbours differ by luck, too. */
const NOISE_SHARE = 0.01;

const likeness = (a: { readonly u: number; readonly v: number }, b: { readonly u: number; readonly v: number }): number => Math.exp(-((a.u - b.u) ** 2 + (a.v - b.v) ** 2) / (2 * LENGTH ** 2));

/** Learns from the measurements once and answers for any place. Far from all of them it answers their mean, with their whole spread. */
export function fitGaussianProcess(measured: readonly Measured[]): (u: number, v: number) => Belief {
  const n = measured.length;
  if (n === 0) throw new RangeError('Expected at least one measurement, got none');
  const mean = measured.reduce((sum, { value }) => sum + value, 0) / n;
  // equal values leave no spread to measure in: any positive one does
  const spread = Math.sqrt(measured.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / n) || 1;
  // lower triangle L of the covariance K = L Lᵀ (Cholesky)
  const lower = new Float64Array(n * n);
  const at = (row: number, column: number): number => lower[row * n + column] ?? 0;
  measured.forEach((one, row) => {
    measured.slice(0, row + 1).forEach((other, column) => {
      let sum = likeness(one, other) + (row === column ? NOISE_SHARE : 0);
      for (let k = 0; k < column; k += 1) sum -= at(row, k) * at(column, k);
      lower[row * n + column] = row === column ? Math.sqrt(sum) : sum / at(column, column);
    });
  });
  const solveLower = (right: readonly number[]): Float64Array => {
    const solution = new Float64Array(n);
    right.forEach((value, row) => {
      let sum = value;
      for (let k = 0; k < row; k += 1) sum -= at(row, k) * (solution[k] ?? 0);
      solution[row] = sum / at(row, row);
    });
    return solution;
  };
  const answers = solveLower(measured.map(({ value }) => (value - mean) / spread));
  return (u, v) => {
    const part = solveLower(measured.map((one) => likeness(one, { u, v })));
    let [shift, known] = [0, 0];
    part.forEach((value, k) => {
      shift += value * (answers[k] ?? 0);
      known += value * value;
    });
    return { mean: mean + spread * shift, deviation: spread * Math.sqrt(Math.max(0, 1 - known)) };
  };
}

/** Density of the standard normal distribution. */
const density = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);

/** How often a standard normal number is below z: Abramowitz and Stegun 26.2.17, wrong by less than 1e-7. */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail = density(z) * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}

/** By how much a place is expected to be lower than the lowest value so far; what is higher counts 0. */
export function expectedImprovement({ mean, deviation }: Belief, lowest: number): number {
  if (deviation === 0) return Math.max(0, lowest - mean);
  const z = (lowest - mean) / deviation;
  return (lowest - mean) * normalBelow(z) + deviation * density(z);
}
