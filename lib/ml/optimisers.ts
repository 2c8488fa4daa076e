/** Four ways downhill for two weights, as TensorFlow.js computes them. Typed arrays: a path is one allocation. */
import type { Surface } from './surfaces.ts';

export type OptimiserId = 'sgd' | 'momentum' | 'rmsprop' | 'adam';

export interface Optimiser {
  readonly id: OptimiserId;
  readonly title: string;
}

export const OPTIMISERS: readonly Optimiser[] = [
  { id: 'sgd', title: 'Gradient descent' },
  { id: 'momentum', title: 'Momentum' },
  { id: 'rmsprop', title: 'RMSprop' },
  { id: 'adam', title: 'Adam' },
];

/** The usual constants; ε keeps a division from failing where the gradient was always 0. */
export const CONSTANTS = { momentum: 0.9, decay: 0.9, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/** Weights beyond it have diverged: the path stays where it left. */
const FAR = 1e6;

/**
 * The path of an optimiser: w1, w2 at step 0 (the start), w1, w2 at step 1 and so on, 2·(steps + 1) numbers.
 * After it has diverged all further points are NaN.
 */
export function descend({ gradient }: Surface, id: OptimiserId, eta: number, [w1, w2]: readonly [number, number], steps: number): Float64Array {
  const path = new Float64Array(2 * (steps + 1)).fill(Number.NaN);
  path[0] = w1;
  path[1] = w2;
  const slope = new Float64Array(2);
  /** running sums of slopes and of squared slopes */
  const [first, second] = [new Float64Array(2), new Float64Array(2)];
  for (let step = 1; step <= steps; step += 1) {
    gradient(path[2 * step - 2] ?? 0, path[2 * step - 1] ?? 0, slope);
    for (let j = 0; j < 2; j += 1) {
      const moved = (path[2 * step - 2 + j] ?? 0) - eta * direction(id, j, step, slope[j] ?? 0, first, second);
      if (!(Math.abs(moved) <= FAR)) return forget(path, step);
      path[2 * step + j] = moved;
    }
  }
  return path;
}

/** A step of which one weight is known and the other is out of sight is no step. */
function forget(path: Float64Array, step: number): Float64Array {
  return path.fill(Number.NaN, 2 * step);
}

/** What the learning rate is multiplied with; remembers in `first` and `second`. */
function direction(id: OptimiserId, j: number, step: number, g: number, first: Float64Array, second: Float64Array): number {
  const { momentum, decay, beta1, beta2, epsilon } = CONSTANTS;
  const [m, v] = [first[j] ?? 0, second[j] ?? 0];
  switch (id) {
    case 'sgd':
      return g;
    case 'momentum':
      return (first[j] = momentum * m + g);
    case 'rmsprop':
      return g / Math.sqrt((second[j] = decay * v + (1 - decay) * g * g) + epsilon);
    case 'adam': {
      const mean = (first[j] = beta1 * m + (1 - beta1) * g);
      const square = (second[j] = beta2 * v + (1 - beta2) * g * g);
      return mean / (1 - beta1 ** step) / (Math.sqrt(square / (1 - beta2 ** step)) + epsilon);
    }
  }
}

/** Loss at each step of a path; NaN after it diverged. */
export const lossesOf = ({ loss }: Surface, path: Float64Array): Float64Array => Float64Array.from({ length: path.length / 2 }, (_, step) => loss(path[2 * step] ?? Number.NaN, path[2 * step + 1] ?? Number.NaN));
