/** Least squares by the normal equations, on centred and scaled features so that rounding does no harm. */
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

function solve(A: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = A.map((row, i) => [...row, b[i] ?? 0]);
  rows.forEach((pivot, k) => {
    rows.forEach((row, i) => {
      if (i === k) return;
      const factor = (row[k] ?? 0) / (pivot[k] ?? 1);
      rows[i] = row.map((value, j) => value - factor * (pivot[j] ?? 0));
    });
  });
  return rows.map((row, i) => (row[rows.length] ?? 0) / (row[i] ?? 1));
}

/** What least squares predicts for the rows it was fitted on. */
export function bestPredictions(X: readonly (readonly number[])[], y: readonly number[]): number[] {
  const features = X[0]?.map((_, j) => X.map((row) => row[j] ?? 0)) ?? [];
  const scaled = features.map((column) => {
    const m = mean(column);
    const s = Math.sqrt(mean(column.map((value) => (value - m) ** 2)));
    return column.map((value) => (value - m) / s);
  });
  const centre = mean(y);
  const A = scaled.map((p) => scaled.map((q) => p.reduce((sum, value, i) => sum + value * (q[i] ?? 0), 0)));
  const w = solve(A, scaled.map((p) => p.reduce((sum, value, i) => sum + value * ((y[i] ?? 0) - centre), 0)));
  return y.map((_, i) => centre + w.reduce((sum, weight, j) => sum + weight * (scaled[j]?.[i] ?? 0), 0));
}

/** What the learner's numbers [b, w₁, …] predict. */
export const predictions = (numbers: readonly number[], X: readonly (readonly number[])[]): number[] =>
  X.map((row) => row.reduce((sum, value, j) => sum + value * (numbers[j + 1] ?? Number.NaN), numbers[0] ?? Number.NaN));
