/** A step without any calculus: nudge each number, look at the loss. */
import { lossOf } from './neuron.ts';

/** One step downhill by central differences. */
export function stepByDifferences(w: readonly number[], b: number, inputs: readonly (readonly number[])[], labels: readonly number[], eta: number): { w: number[]; b: number } {
  const h = 1e-5;
  const slope = (at: (move: number) => number): number => (at(h) - at(-h)) / (2 * h);
  return {
    w: w.map((weight, j) => weight - eta * slope((move) => lossOf(w.map((other, i) => (i === j ? other + move : other)), b, inputs, labels))),
    b: b - eta * slope((move) => lossOf(w, b + move, inputs, labels)),
  };
}
