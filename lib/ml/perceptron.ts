/** The perceptron: weighted sum, threshold, decision; and the rules that the lesson asks it to follow. */

/** Σ wⱼ·xⱼ. */
export function weightedSum(weights: readonly number[], inputs: readonly number[]): number {
  if (weights.length !== inputs.length) {
    throw new RangeError(`Expected one weight for each input, got ${weights.length} weights for ${inputs.length} inputs`);
  }
  return weights.reduce((sum, w, j) => sum + w * (inputs[j] ?? 0), 0);
}

/** The step function a(z): 1 above zero, else 0 (so 0 itself gives 0). */
export const step = (z: number): 0 | 1 => (z > 0 ? 1 : 0);

/** The decision with a threshold T: 1 when the weighted sum is greater than T. The same as a bias of −T. */
export function decide(weights: readonly number[], threshold: number, inputs: readonly number[]): 0 | 1 {
  return step(weightedSum(weights, inputs) - threshold);
}

/** All 2ⁿ rows of n inputs that are 0 or 1, counting up: 000, 001, 010 … */
export function binaryRows(n: number): (0 | 1)[][] {
  return Array.from({ length: 2 ** n }, (_, row) => Array.from({ length: n }, (_, j) => ((row >> (n - 1 - j)) & 1 ? 1 : 0)));
}

/** A decision that someone wants a neuron to make. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  /** the rule as a sentence about the inputs */
  readonly words: string;
  /** the threshold that comes with the rule in the lesson, null for any */
  readonly threshold: number | null;
  readonly target: (inputs: readonly number[]) => 0 | 1;
}

const bit = (yes: boolean): 0 | 1 => (yes ? 1 : 0);

/** x₁ = the weather is good, x₂ = I have time, x₃ = my partner comes along. */
export const RULES: readonly Rule[] = [
  { id: 'weather', title: 'Weather decides', words: 'Go exactly when the weather is good.', threshold: 5, target: ([weather]) => bit(weather === 1) },
  { id: 'weather-and-time', title: 'Weather and time', words: 'Go exactly when the weather is good and there is time.', threshold: 3, target: ([weather, time]) => bit(weather === 1 && time === 1) },
  { id: 'and', title: 'AND', words: 'Go only when all three say yes.', threshold: null, target: (x) => bit(x.every((v) => v === 1)) },
  { id: 'or', title: 'OR', words: 'Go when at least one says yes.', threshold: null, target: (x) => bit(x.some((v) => v === 1)) },
  { id: 'nand', title: 'NAND', words: 'Go unless all three say yes.', threshold: null, target: (x) => bit(!x.every((v) => v === 1)) },
];

export interface TruthRow {
  readonly inputs: readonly (0 | 1)[];
  readonly sum: number;
  readonly output: 0 | 1;
  readonly target: 0 | 1;
}

/** Every row of inputs with the neuron's answer beside the wanted one. */
export function truthTable(weights: readonly number[], threshold: number, target: Rule['target']): readonly TruthRow[] {
  return binaryRows(weights.length).map((inputs) => ({
    inputs,
    sum: weightedSum(weights, inputs),
    output: decide(weights, threshold, inputs),
    target: target(inputs),
  }));
}
