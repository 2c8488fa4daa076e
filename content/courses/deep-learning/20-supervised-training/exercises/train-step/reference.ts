/** The loss itself, and its slopes without any calculus: nudge each number, look at the loss. */
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

export function lossOf(w: readonly number[], b: number, inputs: readonly (readonly number[])[], labels: readonly number[]): number {
  return inputs.reduce((sum, x, k) => sum + (sigmoid(x.reduce((z, value, j) => z + (w[j] ?? 0) * value, b)) - (labels[k] ?? 0)) ** 2, 0);
}

/** One step downhill by central differences. */
export function stepByDifferences(w: readonly number[], b: number, inputs: readonly (readonly number[])[], labels: readonly number[], eta: number): { w: number[]; b: number } {
  const h = 1e-5;
  const slope = (at: (move: number) => number): number => (at(h) - at(-h)) / (2 * h);
  return {
    w: w.map((weight, j) => weight - eta * slope((move) => lossOf(w.map((other, i) => (i === j ? other + move : other)), b, inputs, labels))),
    b: b - eta * slope((move) => lossOf(w, b + move, inputs, labels)),
  };
}

/** Whether the answer is a record `{ w, b }` with numbers in it. */
export const isStep = (value: unknown): value is { w: number[]; b: number } =>
  typeof value === 'object' && value !== null && 'w' in value && 'b' in value && Array.isArray(value.w) && typeof value.b === 'number';
