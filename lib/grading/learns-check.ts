/** A check of a trained model: judged by its predictions on held-out inputs, in bands of accuracy. */
import type { LearnsOptions } from './check-definition.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { CONFIDENCES, meanOf, sureShare } from './confidence.ts';
import { asNumbers, CheckFailure } from './expect.ts';
import { formatNumber, formatShape, formatValue } from './format-value.ts';
import { shapeOf, type LearnerValue } from './learner-value.ts';
import { seededRandom } from '#lib/base/seeded-random.ts';
import type { TrialLearner } from './trial.ts';

/** trainings of one check at most: each takes the learner's time */
const SEEDS_AT_MOST = 10;

/** What is wrong with the options, to follow “Expected "title"”; null when nothing is. */
export function findLearnsMistake({ labels, bands, confidence, seeds, train }: LearnsOptions): string | null {
  const classes = toClasses(labels);
  if (classes === null || classes.length === 0) return 'to have labels as numbers or one-hot rows, got something else';
  if (seeds !== undefined && !(Number.isInteger(seeds) && seeds >= 1 && seeds <= SEEDS_AT_MOST)) return `to have 1 to ${SEEDS_AT_MOST} seeds, got ${seeds}`;
  if (seeds !== undefined && train === undefined) return 'to name a function to train with each seed, got seeds without train';
  if (confidence !== undefined && !CONFIDENCES.includes(confidence)) return `to have a confidence of ${CONFIDENCES.join(', ')}, got ${confidence}`;
  const constant = shareOfConstant(classes);
  const [lowest] = bands;
  if (lowest !== undefined && lowest.atLeast <= constant) return `to ask for more than a constant answer gets, which is ${formatPercent(constant)} of these labels, got a lowest band of ${formatPercent(lowest.atLeast)}`;
  const top = bands.at(-1);
  if (confidence === undefined || top === undefined) return null;
  const most = sureShare([1], classes.length, confidence);
  return most >= top.atLeast ? null : `to have enough held-out examples: with ${classes.length} even a perfect model is only sure to be right for ${formatPercent(most)}, less than the highest band`;
}

export async function runLearnsCheck(options: LearnsOptions, learner: TrialLearner, seed: number): Promise<CheckOutcome> {
  const { confidence } = options;
  const labels = toClasses(options.labels) ?? [];
  const tried = describeTry(options, labels.length);
  const shares: number[] = [];
  const random = seededRandom(seed);
  for (let run = 0; run < (options.seeds ?? 1); run++) {
    learner.begin();
    let claim: LearnerValue;
    try {
      if (options.train !== undefined) await learner.call(options.train, ...(options.trainOn ?? []), ...(options.seeds === undefined ? [] : [random.int(1, 999_999)]));
      claim = await learner.call(options.predict, options.inputs);
    } catch (thrown) {
      // the held-out inputs themselves are not shown
      return { type: 'threw', thrown, tried };
    }
    const predictions = toPredictions(claim, labels);
    if (predictions === null) {
      const shape = shapeOf(claim);
      return { type: 'threw', tried, thrown: new CheckFailure(shape === null ? formatValue(claim) : `shape ${formatShape(shape)}`, `one prediction for each of the ${labels.length} inputs`, null, 'There must be one prediction for each input, in the same order.') };
    }
    shares.push(predictions.filter((prediction, i) => prediction === labels[i]).length / labels.length);
  }
  const mean = meanOf(shares);
  const counted = confidence === undefined ? mean : sureShare(shares, labels.length, confidence);
  const band = options.bands.findLast((candidate) => counted >= candidate.atLeast);
  const next = options.bands.find((candidate) => counted < candidate.atLeast);
  const sure = confidence === undefined ? '' : `; with ${formatPercent(confidence)} confidence at least ${formatPercent(counted)}`;
  return { type: 'scored', earned: band?.points ?? 0, tried, got: `${describeShares(shares, labels.length)}${sure}`, expected: `at least ${formatPercent(next?.atLeast ?? 1)} right` };
}

function describeTry({ predict, seeds }: LearnsOptions, examples: number): string {
  return `${predict} on ${examples} held-out examples${seeds === undefined || seeds === 1 ? '' : `, trained with ${seeds} seeds`}`;
}

function describeShares(shares: readonly number[], examples: number): string {
  const mean = meanOf(shares);
  if (shares.length === 1) return `${formatPercent(mean)} right (${Math.round(mean * examples)} of ${examples})`;
  return `${formatPercent(mean)} right on average (${shares.map(formatPercent).join(', ')})`;
}

const formatPercent = (share: number): string => `${formatNumber(Math.round(share * 1000) / 10)}%`;

/** The share that the best constant answer gets. */
function shareOfConstant(labels: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Math.max(...counts.values()) / labels.length;
}

/** Class numbers from a list of numbers or from rows of scores (the largest wins); null when it is neither. */
function toClasses(value: LearnerValue): readonly number[] | null {
  const shape = shapeOf(value);
  if (shape === null || shape.length === 0 || shape.length > 2) return null;
  const numbers = asNumbers(value);
  const width = shape[1] ?? 1;
  if (width === 1) return numbers;
  return Array.from({ length: shape[0] ?? 0 }, (_, row) => {
    const scores = numbers.slice(row * width, (row + 1) * width);
    // NaN scores name no class
    return scores.some((score) => Number.isNaN(score)) ? NaN : scores.indexOf(Math.max(...scores));
  });
}

function toPredictions(claim: LearnerValue, labels: readonly number[]): readonly number[] | null {
  const classes = toClasses(claim);
  if (classes === null || classes.length !== labels.length) return null;
  const known = [...new Set(labels)];
  return classes.map((prediction) => nearestOf(known, prediction));
}

function nearestOf(known: readonly number[], prediction: number): number {
  if (Number.isNaN(prediction)) return NaN;
  let nearest = NaN;
  let distance = Infinity;
  for (const label of known) {
    const candidate = Math.abs(label - prediction);
    // from the middle on the larger label: 0.5 is class 1
    if (candidate < distance || (candidate === distance && label > nearest)) [nearest, distance] = [label, candidate];
  }
  return nearest;
}
