/** How sure a measured share is: the lower end of a confidence interval. */

/** Two-sided quantiles: of the normal distribution, then of Student's for 2, 3, … degrees of freedom. */
const QUANTILES = {
  0.8: { normal: 1.2816, student: [1.8856, 1.6377, 1.5332, 1.4759, 1.4398, 1.4149, 1.3968, 1.383] },
  0.9: { normal: 1.6449, student: [2.92, 2.3534, 2.1318, 2.015, 1.9432, 1.8946, 1.8595, 1.8331] },
  0.95: { normal: 1.96, student: [4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622] },
  0.99: { normal: 2.5758, student: [9.9248, 5.8409, 4.6041, 4.0321, 3.7074, 3.4995, 3.3554, 3.2498] },
} as const;

export const CONFIDENCES = Object.keys(QUANTILES).map(Number);

function quantilesOf(confidence: number): (typeof QUANTILES)[keyof typeof QUANTILES] {
  const found = Object.entries(QUANTILES).find(([level]) => Number(level) === confidence)?.[1];
  if (found === undefined) throw new RangeError(`Expected a confidence of ${CONFIDENCES.join(', ')}, got ${confidence}`);
  return found;
}

/** Lower end of Wilson's interval for a share of `examples`; right also for shares of 0 and 1, where others are not. */
export function wilsonLower(share: number, examples: number, confidence: number): number {
  const z = quantilesOf(confidence).normal;
  const z2 = (z * z) / examples;
  const centre = share + z2 / 2;
  const spread = z * Math.sqrt((share * (1 - share)) / examples + z2 / (4 * examples));
  return Math.max(0, (centre - spread) / (1 + z2));
}

/** Lower end of Student's interval for the mean of several runs; null for fewer than three, which tell nothing about spread. */
export function studentLower(shares: readonly number[], confidence: number): number | null {
  const { student } = quantilesOf(confidence);
  if (shares.length < 3) return null;
  const mean = meanOf(shares);
  const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (shares.length - 1);
  // beyond the table the quantile is only smaller: the last one is on the safe side
  const t = student[Math.min(shares.length - 3, student.length - 1)] ?? student[student.length - 1] ?? 0;
  return Math.max(0, mean - t * Math.sqrt(variance / shares.length));
}

export const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** The share that is sure: the lowest of what the examples and the runs allow. */
export function sureShare(shares: readonly number[], examples: number, confidence: number): number {
  return Math.min(wilsonLower(meanOf(shares), examples, confidence), studentLower(shares, confidence) ?? 1);
}
