/** What the learner's step is judged by: its shape and the loss it leads to. */
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

export function lossOf(w: readonly number[], b: number, inputs: readonly (readonly number[])[], labels: readonly number[]): number {
  return inputs.reduce((sum, x, k) => sum + (sigmoid(x.reduce((z, value, j) => z + (w[j] ?? 0) * value, b)) - (labels[k] ?? 0)) ** 2, 0);
}

/** Whether the answer is a record `{ w, b }` with numbers in it. */
export const isStep = (value: unknown): value is { w: number[]; b: number } =>
  typeof value === 'object' && value !== null && 'w' in value && 'b' in value && Array.isArray(value.w) && typeof value.b === 'number';
