/** How well a mean is known from a few runs. Grading asks for the lower end alone, for shares: lib/grading/confidence.ts. */

export interface Interval {
  readonly mean: number;
  /** the interval goes from mean − half to mean + half */
  readonly half: number;
}

/** Student's t for a two-sided interval of 95 %, for 2, 3, … 20 values. */
const STUDENT_95 = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.093] as const;
/** As many values as the table knows. */
export const MOST_VALUES = STUDENT_95.length + 1;

/** The mean of the values with its 95 % interval (Student's). */
export function confidenceInterval(values: readonly number[]): Interval {
  const n = values.length;
  const t = STUDENT_95[n - 2];
  if (t === undefined) throw new RangeError(`Expected 2 to ${MOST_VALUES} values, got ${n}`);
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return { mean, half: t * Math.sqrt(variance / n) };
}
