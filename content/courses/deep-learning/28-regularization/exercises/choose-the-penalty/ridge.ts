/** The polynomial of the lesson, fitted with a penalty, and its error. Written anew: checks import nothing of the platform. */
export interface Sample {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Weights that minimise the mean squared error plus lambda times the sum of their squares, the offset left alone. */
export function fit({ x, y }: Sample, degree: number, lambda: number): number[] {
  const size = degree + 1;
  const rows = Array.from({ length: size }, (_, r) =>
    Array.from({ length: size + 1 }, (_unused, c) => {
      const right = c === size;
      const sum = x.reduce((total, at, i) => total + at ** r * (right ? (y[i] ?? 0) : at ** c), 0);
      return sum / x.length + (r === c && r > 0 ? Math.max(lambda, 1e-12) : 0);
    }),
  );
  const at = (r: number, c: number): number => rows[r]?.[c] ?? 0;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const best = rows.map((_, r) => r).slice(pivot).reduce((a, b) => (Math.abs(at(b, pivot)) > Math.abs(at(a, pivot)) ? b : a));
    [rows[pivot], rows[best]] = [rows[best] ?? [], rows[pivot] ?? []];
    for (let r = 0; r < size; r += 1) {
      if (r === pivot) continue;
      const factor = at(r, pivot) / at(pivot, pivot);
      rows[r] = (rows[r] ?? []).map((value, c) => value - factor * at(pivot, c));
    }
  }
  return rows.map((row, r) => (row[size] ?? 0) / at(r, r));
}

export function rmse(weights: readonly number[], { x, y }: Sample): number {
  const squares = x.map((at, i) => (weights.reduceRight((sum, weight) => sum * at + weight, 0) - (y[i] ?? 0)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / x.length);
}

/** Whether a number can be a penalty. */
export const isPenalty = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < Infinity;
