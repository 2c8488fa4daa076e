/** What a threshold makes of scores: the confusion matrix, its metrics, the ROC curve and the area under it. */

/** Answers by truth; positive is what is looked for. */
export interface Confusion {
  readonly TP: number;
  readonly FN: number;
  readonly FP: number;
  readonly TN: number;
}

/** From this score on an example is called positive. */
export function countAt(labels: readonly number[], scores: readonly number[], threshold: number): Confusion {
  if (labels.length !== scores.length) throw new RangeError(`Expected one score for each label, got ${scores.length} scores for ${labels.length} labels`);
  const count = (label: number, called: boolean): number => labels.filter((one, k) => one === label && (scores[k] ?? 0) >= threshold === called).length;
  return { TP: count(1, true), FN: count(1, false), FP: count(0, true), TN: count(0, false) };
}

/** 0/0, where nothing was called positive or nothing is, counts 0. */
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

export interface Metrics {
  readonly accuracy: number;
  readonly precision: number;
  /** the true positive rate of a ROC curve */
  readonly recall: number;
  readonly f1: number;
  readonly falsePositiveRate: number;
}

export const metricsOf = ({ TP, FN, FP, TN }: Confusion): Metrics => ({
  accuracy: share(TP + TN, TP + FN + FP + TN),
  precision: share(TP, TP + FP),
  recall: share(TP, TP + FN),
  f1: share(2 * TP, 2 * TP + FP + FN),
  falsePositiveRate: share(FP, FP + TN),
});

export interface RocPoint {
  readonly falsePositiveRate: number;
  readonly recall: number;
}

/** The curve from "nobody" to "everybody": one point for each threshold that changes something. */
export const rocCurve = (labels: readonly number[], scores: readonly number[]): readonly RocPoint[] =>
  [Infinity, ...new Set(scores.toSorted((a, b) => b - a))].map((threshold) => metricsOf(countAt(labels, scores, threshold)));

/** Area under the curve by trapezoids: the share of pairs in the right order, a tie counting half. NaN without one of the classes. */
export function aucOf(labels: readonly number[], scores: readonly number[]): number {
  if (new Set(labels).size < 2) return Number.NaN;
  const points = rocCurve(labels, scores);
  return points.slice(1).reduce((area, point, k) => area + (point.falsePositiveRate - (points[k]?.falsePositiveRate ?? 0)) * 0.5 * (point.recall + (points[k]?.recall ?? 0)), 0);
}
