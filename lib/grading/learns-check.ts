/** A check of a trained model: judged by its predictions on held-out inputs, in bands of accuracy. */
import type { LearnsOptions } from './check-definition.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { asNumbers, CheckFailure } from './expect.ts';
import { formatNumber, formatShape, formatValue } from './format-value.ts';
import { shapeOf, type LearnerValue } from './learner-value.ts';
import type { TrialLearner } from './trial.ts';

export async function runLearnsCheck(options: LearnsOptions, learner: TrialLearner): Promise<CheckOutcome> {
  const labels = toClasses(options.labels);
  if (labels === null || labels.length === 0) throw new TypeError('Expected labels as numbers or one-hot rows, got something else');
  const tried = `${options.predict} on ${labels.length} held-out examples`;
  learner.begin();
  let claim: LearnerValue;
  try {
    if (options.train !== undefined) await learner.call(options.train, ...(options.trainOn ?? []));
    claim = await learner.call(options.predict, options.inputs);
  } catch (thrown) {
    // the held-out inputs themselves are not shown
    return { type: 'threw', thrown, tried };
  }
  const predictions = toPredictions(claim, labels);
  if (predictions === null) {
    const shape = shapeOf(claim);
    return { type: 'threw', tried, thrown: new CheckFailure(shape === null ? formatValue(claim) : `shape ${formatShape(shape)}`, `one prediction for each of the ${labels.length} inputs`) };
  }
  const right = predictions.filter((prediction, i) => prediction === labels[i]).length;
  const share = right / labels.length;
  const band = options.bands.findLast((candidate) => share >= candidate.atLeast);
  const next = options.bands.find((candidate) => share < candidate.atLeast);
  return {
    type: 'scored',
    earned: band?.points ?? 0,
    tried,
    got: `${formatNumber(Math.round(share * 1000) / 10)}% right (${right} of ${labels.length})`,
    expected: `at least ${formatNumber((next?.atLeast ?? 1) * 100)}% right`,
  };
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
