/** Three ways to look for the settings of a training with the same number of trials. Small enough to run in a page. */
import { seededRandom } from '#lib/base/seeded-random.ts';
import { curveRmse, trainCurve } from './curve-network.ts';
import { expectedImprovement, fitGaussianProcess } from './gaussian-process.ts';
import type { Points } from './polynomial-fit.ts';

/** The two settings that are looked for. */
export interface Setting {
  /** learning rate of Adam */
  readonly eta: number;
  /** neurons of the hidden layer, a whole number */
  readonly units: number;
}

/** A setting that was tried: its place on the unit square and what came of it. */
export interface Trial extends Setting {
  /** 0 is the lowest learning rate, 1 the highest, evenly in powers of ten */
  readonly u: number;
  /** 0 is the fewest neurons, 1 the most */
  readonly v: number;
  /** RMSE on the validation points */
  readonly error: number;
}

export const ETA_POWERS = { min: -5, max: 1 } as const;
export const UNITS = { min: 1, max: 24 } as const;
/** Trainings that each way may use: 4 × 4 for the grid. */
export const BUDGET = 16;
/** Updates of one training. */
const STEPS = 60;
/** Trials that Bayesian search draws blindly before it has anything to go by. */
export const BLIND_TRIALS = 5;
/** Places it compares, a side. */
const CANDIDATES = 25;
/** The network's first weights while searching. */
export const SEARCH_SEED = 1;

/** Standard deviation of the noise on y: about the least error that is possible. */
export const NOISE = 0.15;

/** Points of two full waves on [−1, 1], seen through noise. */
function noisyWaves(n: number, seed: number): Points {
  const random = seededRandom(seed);
  const x = Float64Array.from({ length: n }, () => random.float(-1, 1));
  return { x, y: x.map((at) => Math.sin(2 * Math.PI * at) + random.normal(0, NOISE)) };
}

const draw = () => ({ training: noisyWaves(30, 1), validation: noisyWaves(60, 2), test: noisyWaves(400, 3) });
let drawn: ReturnType<typeof draw> | undefined;

/** Drawn when first asked for: every sandbox process loads this file, and few search. */
const points = (): ReturnType<typeof draw> => (drawn ??= draw());

export const SEARCHES = [
  { id: 'grid', title: 'Grid' },
  { id: 'random', title: 'Random' },
  { id: 'bayes', title: 'Bayesian' },
] as const;
export type SearchId = (typeof SEARCHES)[number]['id'];

/** The setting at a place of the unit square. */
export const settingAt = (u: number, v: number): Setting => ({
  eta: 10 ** (ETA_POWERS.min + u * (ETA_POWERS.max - ETA_POWERS.min)),
  // every number of neurons owns an equal part of the side; v = 1 belongs to the last
  units: Math.min(UNITS.max, UNITS.min + Math.floor(v * (UNITS.max - UNITS.min + 1))),
});

/** Trains a small network on 30 noisy points with these settings, and measures it on 60 others (or, once all is decided, on another 400). */
export function trySetting({ eta, units }: Setting, seed = SEARCH_SEED, on: 'validation' | 'test' = 'validation'): number {
  const predict = trainCurve(points().training, { hidden: units, steps: STEPS, eta, seed });
  return curveRmse(predict, points()[on]);
}

const trialAt = (u: number, v: number): Trial => {
  const setting = settingAt(u, v);
  return { ...setting, u, v, error: trySetting(setting) };
};

/** All 16 trials in order. `seed` is the luck of the draws; the grid has none. */
export function searchSettings(id: SearchId, seed: number): readonly Trial[] {
  switch (id) {
    case 'grid':
      return gridPlaces().map(([u, v]) => trialAt(u, v));
    case 'random':
      return randomPlaces(BUDGET, seed).map(([u, v]) => trialAt(u, v));
    case 'bayes':
      return bayesianSearch(seed);
  }
}

/** The middles of 4 × 4 equal parts. */
function gridPlaces(): readonly (readonly [number, number])[] {
  const side = Math.sqrt(BUDGET);
  return Array.from({ length: BUDGET }, (_, k) => [((k % side) + 0.5) / side, (Math.floor(k / side) + 0.5) / side]);
}

function randomPlaces(count: number, seed: number): readonly (readonly [number, number])[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => [random.next(), random.next()]);
}

function bayesianSearch(seed: number): readonly Trial[] {
  const trials = randomPlaces(BLIND_TRIALS, seed).map(([u, v]) => trialAt(u, v));
  while (trials.length < BUDGET) {
    const [u, v] = mostPromising(trials);
    trials.push(trialAt(u, v));
  }
  return trials;
}

/** The place with the largest expected improvement over the best trial. */
export function mostPromising(trials: readonly Trial[]): readonly [u: number, v: number] {
  // errors differ by factors, not by amounts
  const belief = fitGaussianProcess(trials.map(({ u, v, error }) => ({ u, v, value: Math.log(error) })));
  const lowest = Math.log(bestOf(trials).error);
  let [best, place]: [number, readonly [number, number]] = [-Infinity, [0, 0]];
  for (let row = 0; row < CANDIDATES; row += 1) {
    for (let column = 0; column < CANDIDATES; column += 1) {
      const [u, v] = [(column + 0.5) / CANDIDATES, (row + 0.5) / CANDIDATES];
      const gain = expectedImprovement(belief(u, v), lowest);
      if (gain > best) [best, place] = [gain, [u, v]];
    }
  }
  return place;
}

/** The trial with the lowest error, the first of equals. */
export function bestOf(trials: readonly Trial[]): Trial {
  return trials.reduce((best, trial) => (trial.error < best.error ? trial : best));
}
