/** Four classifiers of two features, each fitted to labelled points with coordinates of about 1: above zero they say 1. */
import type { Sample } from './plane-learning.ts';
import type { Score } from './plane-region.ts';

export type ClassifierId = 'nearest' | 'knn' | 'linear' | 'svm';

/** w₁·x₁ + w₂·x₂ + b. */
export interface Line {
  readonly w1: number;
  readonly w2: number;
  readonly b: number;
}

const NOTHING: Line = { w1: 0, w2: 0, b: 0 };
const toSign = (label: 0 | 1): 1 | -1 => (label === 1 ? 1 : -1);

export const scoreOfLine =
  ({ w1, w2, b }: Line): Score =>
  (x1, x2) =>
    w1 * x1 + w2 * x2 + b;

/** Stands for the distance of a point that does not exist: farther than any other, and finite. */
const NOWHERE = 1e6;

/**
 * The vote of the k nearest points, k odd; with fewer points all vote. A class wins with the majority, so the class whose
 * m-th nearest point is nearer wins, where m is one more than half of k: the difference is a score that is continuous.
 */
export function scoreOfNeighbours(samples: readonly Sample[], k: number): Score {
  const majority = Math.floor(Math.min(k, samples.length) / 2) + 1;
  const classes = ([0, 1] as const).map((label) => samples.filter((sample) => sample.label === label));
  return (x1, x2) => {
    const [zero = NOWHERE, one = NOWHERE] = classes.map((points) => points.map((point) => Math.hypot(point.x1 - x1, point.x2 - x2)).sort((a, b) => a - b)[majority - 1] ?? NOWHERE);
    return zero - one;
  };
}

/** Keeps the equations solvable when all points lie on a line. */
const RIDGE = 1e-9;

/** The line whose score is nearest to ±1 in squares: linear regression on the labels. */
export function fitLeastSquares(samples: readonly Sample[]): Line {
  const n = samples.length;
  if (n === 0) return NOTHING;
  const mean = (of: (sample: Sample) => number): number => samples.reduce((sum, sample) => sum + of(sample), 0) / n;
  const [m1, m2, my] = [mean(({ x1 }) => x1), mean(({ x2 }) => x2), mean(({ label }) => toSign(label))];
  const [a, c, d] = [mean(({ x1 }) => (x1 - m1) ** 2) + RIDGE, mean(({ x1, x2 }) => (x1 - m1) * (x2 - m2)), mean(({ x2 }) => (x2 - m2) ** 2) + RIDGE];
  const [p, q] = [mean(({ x1, label }) => (x1 - m1) * (toSign(label) - my)), mean(({ x2, label }) => (x2 - m2) * (toSign(label) - my))];
  const w1 = (p * d - q * c) / (a * d - c * c);
  const w2 = (q * a - p * c) / (a * d - c * c);
  return { w1, w2, b: my - w1 * m1 - w2 * m2 };
}

/** The loss of one example with label ±1: nothing for a score on the right side and at least 1 away from the border. */
export const hinge = (sign: 1 | -1, score: number): number => Math.max(0, 1 - sign * score);

/** Passes of the coordinate ascent: enough for some dozens of points in the unit square. */
const PASSES = 3_000;
/** The constant input of the bias: large, so that the bias is hardly held back with the weights. */
const BIAS_INPUT = 4;

/**
 * The linear support vector machine: smallest ½(w₁² + w₂²) + C·Σ hinge, by coordinate ascent on its dual (Hsieh et al. 2008).
 * Large C: hardly any point may come closer than the margin.
 */
export function fitSvm(samples: readonly Sample[], C: number): Line {
  const n = samples.length;
  if (n === 0) return NOTHING;
  const m1 = samples.reduce((sum, { x1 }) => sum + x1, 0) / n;
  const m2 = samples.reduce((sum, { x2 }) => sum + x2, 0) / n;
  const alpha = new Float64Array(n);
  let [w1, w2, wb] = [0, 0, 0];
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = 0;
    samples.forEach((sample, i) => {
      const [x1, x2, sign] = [sample.x1 - m1, sample.x2 - m2, toSign(sample.label)];
      const slope = sign * (w1 * x1 + w2 * x2 + wb * BIAS_INPUT) - 1;
      const before = alpha[i] ?? 0;
      const after = Math.min(C, Math.max(0, before - slope / (x1 * x1 + x2 * x2 + BIAS_INPUT ** 2)));
      const step = (after - before) * sign;
      alpha[i] = after;
      w1 += step * x1;
      w2 += step * x2;
      wb += step * BIAS_INPUT;
      moved = Math.max(moved, Math.abs(step));
    });
    if (moved < 1e-9) break;
  }
  return { w1, w2, b: wb * BIAS_INPUT - w1 * m1 - w2 * m2 };
}

export interface ClassifierOptions {
  /** neighbours that vote */
  readonly k: number;
  /** what a point inside the margin costs */
  readonly C: number;
}

/** The fitted classifier; its line where it has one. */
export function fitClassifier(id: ClassifierId, samples: readonly Sample[], { k, C }: ClassifierOptions): { readonly score: Score; readonly line: Line | null } {
  switch (id) {
    case 'nearest':
      return { score: scoreOfNeighbours(samples, 1), line: null };
    case 'knn':
      return { score: scoreOfNeighbours(samples, k), line: null };
    case 'linear': {
      const line = fitLeastSquares(samples);
      return { score: scoreOfLine(line), line };
    }
    case 'svm': {
      const line = fitSvm(samples, C);
      return { score: scoreOfLine(line), line };
    }
  }
}
