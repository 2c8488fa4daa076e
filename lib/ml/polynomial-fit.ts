/** Polynomials of any degree through noisy points, by least squares with an L2 penalty: over- and underfitting on a small set. */

export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The highest degree for which the normal equations stay exact enough on [−1, 1]. */
export const MOST_DEGREE = 15;

/**
 * Weights w₀ … w_degree that minimise (1/n) Σ (ŷ − y)² + λ Σ w_k², k from 1: the offset w₀ is not punished.
 * @param lambda L2 rate; 0 for plain least squares
 */
export function fitPolynomial({ x, y }: Points, degree: number, lambda = 0): Float64Array {
  if (!Number.isInteger(degree) || degree < 0 || degree > MOST_DEGREE) throw new RangeError(`Expected a degree from 0 to ${MOST_DEGREE}, got ${degree}`);
  if (x.length !== y.length || x.length === 0) throw new RangeError(`Expected as many x as y and at least one, got ${x.length} and ${y.length}`);
  const size = degree + 1;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  const power = new Float64Array(size);
  for (let i = 0; i < x.length; i += 1) {
    for (let k = 0; k < size; k += 1) power[k] = k === 0 ? 1 : (power[k - 1] ?? 0) * (x[i] ?? 0);
    for (let row = 0; row < size; row += 1) {
      right[row] = (right[row] ?? 0) + ((power[row] ?? 0) * (y[i] ?? 0)) / x.length;
      for (let column = 0; column < size; column += 1) matrix[row * size + column] = (matrix[row * size + column] ?? 0) + ((power[row] ?? 0) * (power[column] ?? 0)) / x.length;
    }
  }
  // more weights than points have no single answer: a trace of a penalty chooses the small ones
  for (let k = 1; k < size; k += 1) matrix[k * size + k] = (matrix[k * size + k] ?? 0) + Math.max(lambda, 1e-12);
  return solve(matrix, right);
}

/** Gaussian elimination with row exchange; both arguments are used up. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const at = (row: number, column: number): number => matrix[row * n + column] ?? 0;
  for (let pivot = 0; pivot < n; pivot += 1) {
    let best = pivot;
    for (let row = pivot + 1; row < n; row += 1) if (Math.abs(at(row, pivot)) > Math.abs(at(best, pivot))) best = row;
    for (let column = 0; column < n; column += 1) [matrix[pivot * n + column], matrix[best * n + column]] = [at(best, column), at(pivot, column)];
    [right[pivot], right[best]] = [right[best] ?? 0, right[pivot] ?? 0];
    for (let row = pivot + 1; row < n; row += 1) {
      const factor = at(row, pivot) / at(pivot, pivot);
      for (let column = pivot; column < n; column += 1) matrix[row * n + column] = at(row, column) - factor * at(pivot, column);
      right[row] = (right[row] ?? 0) - factor * (right[pivot] ?? 0);
    }
  }
  const solution = new Float64Array(n);
  for (let row = n - 1; row >= 0; row -= 1) {
    let rest = right[row] ?? 0;
    for (let column = row + 1; column < n; column += 1) rest -= at(row, column) * (solution[column] ?? 0);
    solution[row] = rest / at(row, row);
  }
  return solution;
}

/** w₀ + w₁x + w₂x² + … */
export const evaluatePolynomial = (weights: Float64Array, x: number): number => weights.reduceRight((sum, weight) => sum * x + weight, 0);

/** Root mean squared error of a polynomial on points. */
export function rmseOf(weights: Float64Array, { x, y }: Points): number {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += (evaluatePolynomial(weights, x[i] ?? 0) - (y[i] ?? 0)) ** 2;
  return Math.sqrt(sum / x.length);
}
