/** A network with one hidden tanh layer through points of a plane, trained with Adam: small, seeded, without tensors. */
import { seededRandom } from '#lib/base/seeded-random.ts';
import type { Points } from './polynomial-fit.ts';

export interface CurveTraining {
  /** neurons of the hidden layer */
  readonly hidden: number;
  /** updates; each uses all points */
  readonly steps: number;
  /** learning rate of Adam */
  readonly eta: number;
  /** λ of λ Σ w², over the weights of both layers, without biases */
  readonly l2?: number;
  /**
   * λ of λ Σ |w|, over the same weights. Its pull of λ towards 0 is a move of its own after each update, scaled as Adam scales that
   * weight's slope, and ends at 0: as a part of the slope it would make weights jump over 0 for ever.
   */
  readonly l1?: number;
  /** share of the hidden neurons that is switched off in a step, from 0 up to, but without, 1 */
  readonly dropout?: number;
  readonly seed: number;
}

/** The network's estimate for an x, with all neurons switched on. */
export type Predict = (x: number) => number;

const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];
/** First weights: steep enough for curves with several bends on [−1, 1]. */
const [STEEPNESS, SPREAD] = [3, 2];

/** A moment of a training. `predict` and `weights` are always the network of now: to keep an earlier one, train again up to there. */
export interface TrainingStep {
  /** updates done */
  readonly step: number;
  readonly predict: Predict;
  /** those into the hidden neurons, then those out of them, without biases: 2 · hidden numbers, a view */
  readonly weights: readonly [into: Float64Array, out: Float64Array];
}

/** Trains by the mean squared error: a moment before the first update and one after each. The same seed gives the same network. */
export function* trainingSteps({ x, y }: Points, { hidden, steps, eta, l2 = 0, l1 = 0, dropout = 0, seed }: CurveTraining): Generator<TrainingStep> {
  if (!(dropout >= 0 && dropout < 1)) throw new RangeError(`Expected dropout from 0 up to, but without, 1, got ${dropout}`);
  const random = seededRandom(seed);
  // weights in, biases, weights out, and the output's bias, one after the other
  const weights = new Float64Array(3 * hidden + 1);
  for (let j = 0; j < hidden; j += 1) {
    weights[j] = random.normal(0, STEEPNESS);
    weights[hidden + j] = random.normal(0, SPREAD);
    weights[2 * hidden + j] = random.normal(0, 1 / Math.sqrt(hidden));
  }
  const [slopes, first, second] = [new Float64Array(weights.length), new Float64Array(weights.length), new Float64Array(weights.length)];
  const [keep, outputs] = [new Float64Array(hidden).fill(1), new Float64Array(hidden)];
  const weight = (k: number): number => weights[k] ?? 0;
  const forward = (at: number, masked: boolean): number => {
    let sum = weight(3 * hidden);
    for (let j = 0; j < hidden; j += 1) {
      outputs[j] = Math.tanh(weight(j) * at + weight(hidden + j)) * (masked ? (keep[j] ?? 1) : 1);
      sum += (outputs[j] ?? 0) * weight(2 * hidden + j);
    }
    return sum;
  };
  const predict: Predict = (at) => forward(at, false);
  const add = (k: number, slope: number): void => {
    slopes[k] = (slopes[k] ?? 0) + slope;
  };

  const views = [weights.subarray(0, hidden), weights.subarray(2 * hidden, 3 * hidden)] as const;
  yield { step: 0, predict, weights: views };
  for (let step = 1; step <= steps; step += 1) {
    // inverted dropout: what stays on is made larger, so that the sum keeps its size on average
    if (dropout > 0) for (let j = 0; j < hidden; j += 1) keep[j] = random.next() < dropout ? 0 : 1 / (1 - dropout);
    slopes.fill(0);
    for (let i = 0; i < x.length; i += 1) {
      const delta = (2 * (forward(x[i] ?? 0, true) - (y[i] ?? 0))) / x.length;
      for (let j = 0; j < hidden; j += 1) {
        const scale = keep[j] ?? 1;
        if (scale === 0) continue;
        const out = (outputs[j] ?? 0) / scale;
        add(2 * hidden + j, delta * scale * out);
        const inner = delta * scale * weight(2 * hidden + j) * (1 - out * out);
        add(j, inner * (x[i] ?? 0));
        add(hidden + j, inner);
      }
      add(3 * hidden, delta);
    }
    for (let k = 0; k < weights.length; k += 1) {
      const isBias = k === 3 * hidden || (k >= hidden && k < 2 * hidden);
      const g = (slopes[k] ?? 0) + (isBias ? 0 : 2 * l2 * weight(k));
      first[k] = BETA1 * (first[k] ?? 0) + (1 - BETA1) * g;
      second[k] = BETA2 * (second[k] ?? 0) + (1 - BETA2) * g * g;
      const scale = Math.sqrt((second[k] ?? 0) / (1 - BETA2 ** step)) + EPSILON;
      const moved = weight(k) - (eta * ((first[k] ?? 0) / (1 - BETA1 ** step))) / scale;
      weights[k] = l1 === 0 || isBias ? moved : Math.sign(moved) * Math.max(0, Math.abs(moved) - (eta * l1) / scale);
    }
    yield { step, predict, weights: views };
  }
}

/** The network after the last step. */
export function trainCurve(points: Points, training: CurveTraining): Predict {
  let last: Predict = () => 0;
  for (const { predict } of trainingSteps(points, training)) last = predict;
  return last;
}

/** Root mean squared error of a network on points. */
export function curveRmse(predict: Predict, { x, y }: Points): number {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += (predict(x[i] ?? 0) - (y[i] ?? 0)) ** 2;
  return Math.sqrt(sum / x.length);
}
