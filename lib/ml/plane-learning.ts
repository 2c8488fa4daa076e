/** One neuron that learns from labelled points of a plane, by the perceptron rule or as an Adaline; every step can be replayed. */

/** A labelled point. */
export interface Sample {
  readonly x1: number;
  readonly x2: number;
  readonly label: 0 | 1;
}

export type LearningRule = 'perceptron' | 'adaline';
/** What the neuron is shown of a point: its coordinates, their product beside them, or the answers of two gates (OR and NAND) instead. */
export type FeatureMap = 'plain' | 'product' | 'gates';

export interface Neuron {
  /** one for each feature */
  readonly weights: readonly number[];
  readonly bias: number;
}

/** z of an Adaline that says "half": the labels are 0 and 1. */
export const ADALINE_BORDER = 0.5;
/** A loss beyond it will not come back: the learning rate is too large. */
export const DIVERGED = 1e6;

const fires = (z: number): 0 | 1 => (z > 0 ? 1 : 0);

export function toFeatures(map: FeatureMap, x1: number, x2: number): readonly number[] {
  switch (map) {
    case 'plain':
      return [x1, x2];
    case 'product':
      return [x1, x2, x1 * x2];
    case 'gates':
      return [fires(x1 + x2 - 0.5), fires(1.5 - x1 - x2)];
  }
}

/** z = Σ wⱼ·xⱼ + b. */
export function netInput({ weights, bias }: Neuron, features: readonly number[]): number {
  let z = bias;
  for (let j = 0; j < weights.length; j++) z += (weights[j] ?? 0) * (features[j] ?? 0);
  return z;
}

/** How far z is beyond the border: the neuron answers 1 where this is above zero. */
export const scoreOf = (rule: LearningRule, neuron: Neuron, features: readonly number[]): number => netInput(neuron, features) - (rule === 'adaline' ? ADALINE_BORDER : 0);

export function startNeuron(map: FeatureMap): Neuron {
  return { weights: toFeatures(map, 0, 0).map(() => 0), bias: 0 };
}

/** The perceptron rule for one example: w ← w + η(y − ŷ)x, b ← b + η(y − ŷ). A right answer changes nothing. */
export function perceptronStep(neuron: Neuron, features: readonly number[], label: 0 | 1, eta: number): Neuron {
  const error = label - fires(netInput(neuron, features));
  if (error === 0) return neuron;
  return { weights: neuron.weights.map((w, j) => w + eta * error * (features[j] ?? 0)), bias: neuron.bias + eta * error };
}

/** L = 1/n Σ (y − z)². */
export function meanSquaredError(neuron: Neuron, rows: readonly (readonly number[])[], labels: readonly number[]): number {
  return rows.reduce((sum, row, i) => sum + ((labels[i] ?? 0) - netInput(neuron, row)) ** 2, 0) / rows.length;
}

/** One step downhill on L over all examples: w ← w − η ∂L/∂w with ∂L/∂wⱼ = −2/n Σ (y − z)xⱼ. */
export function adalineStep(neuron: Neuron, rows: readonly (readonly number[])[], labels: readonly number[], eta: number): Neuron {
  const errors = rows.map((row, i) => (labels[i] ?? 0) - netInput(neuron, row));
  const scale = (2 * eta) / rows.length;
  return {
    weights: neuron.weights.map((w, j) => w + scale * errors.reduce((sum, error, i) => sum + error * (rows[i]?.[j] ?? 0), 0)),
    bias: neuron.bias + scale * errors.reduce((sum, error) => sum + error, 0),
  };
}

export interface Task {
  readonly samples: readonly Sample[];
  readonly rule: LearningRule;
  readonly features: FeatureMap;
  /** η */
  readonly eta: number;
}

export interface Learned {
  readonly neuron: Neuron;
  /** examples on the wrong side now */
  readonly wrong: readonly number[];
  /** corrections so far; a step of an Adaline always corrects */
  readonly corrections: number;
  /** the example that the last step looked at; null before the first and for an Adaline, which looks at all */
  readonly last: { readonly index: number; readonly answer: 0 | 1 } | null;
  /** after each pass over the examples: how many are wrong (perceptron), or the loss L (Adaline) */
  readonly history: readonly number[];
  /** an Adaline whose loss grew beyond all bounds stops there */
  readonly diverged: boolean;
}

/** What the neuron has learned after so many steps from `start`, all zero where nothing else is said. A perceptron takes one example a step, an Adaline all. */
export function learn({ samples, rule, features, eta }: Task, steps: number, start: Neuron = startNeuron(features)): Learned {
  const rows = samples.map(({ x1, x2 }) => toFeatures(features, x1, x2));
  const labels = samples.map(({ label }) => label);
  const findWrong = (neuron: Neuron): number[] => rows.flatMap((row, i) => (fires(scoreOf(rule, neuron, row)) === labels[i] ? [] : [i]));

  let neuron = start;
  let corrections = 0;
  let last: Learned['last'] = null;
  const history = [rule === 'adaline' ? meanSquaredError(neuron, rows, labels) : findWrong(neuron).length];
  for (let step = 0; step < steps && samples.length > 0; step++) {
    if (rule === 'adaline') {
      neuron = adalineStep(neuron, rows, labels, eta);
      corrections++;
      const loss = meanSquaredError(neuron, rows, labels);
      history.push(loss);
      if (!(loss < DIVERGED)) return { neuron, wrong: findWrong(neuron), corrections, last, history, diverged: true };
      continue;
    }
    const index = step % samples.length;
    const [row = [], label = 0] = [rows[index], labels[index]];
    last = { index, answer: fires(netInput(neuron, row)) };
    if (last.answer !== label) corrections++;
    neuron = perceptronStep(neuron, row, label, eta);
    if (index === samples.length - 1) history.push(findWrong(neuron).length);
  }
  return { neuron, wrong: findWrong(neuron), corrections, last, history, diverged: false };
}

const rowsOf = (labels: readonly (0 | 1)[]): Sample[] => labels.map((label, row) => ({ x1: row >> 1, x2: row & 1, label }));

/** Two clouds that a straight line can part, in tenths. */
const CLOUDS = [
  [-0.2, 0.3, 0], [0, 0, 0], [0.2, 0.5, 0], [0.3, -0.2, 0], [0.1, 0.9, 0], [0.5, 0.2, 0],
  [0.9, 0.8, 1], [1.2, 0.4, 1], [0.7, 1.2, 1], [1.3, 1.1, 1], [1, 1.4, 1], [1.1, 0, 1],
] as const;

export const SAMPLE_SETS = {
  and: rowsOf([0, 0, 0, 1]),
  or: rowsOf([0, 1, 1, 1]),
  xor: rowsOf([0, 1, 1, 0]),
  clouds: CLOUDS.map(([x1, x2, label]): Sample => ({ x1, x2, label })),
} as const satisfies Readonly<Record<string, readonly Sample[]>>;
