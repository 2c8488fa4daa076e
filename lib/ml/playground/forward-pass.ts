/** A batch through all layers, four examples at once and at the end two: a weight that was loaded is used for all of them. */
// Every index is bounded by the loop around it; a check in each inner loop would be paid at every step.
/* eslint-disable @typescript-eslint/no-non-null-assertion */
import type { Layers } from './layers.ts';
import { activate } from './neuron-functions.ts';

/** @param count examples; what stands in the rows behind them, up to an even number, goes through as well */
export function sendForward(layers: Layers, count: number): void {
  const { sizes, capacity, values, weights, biases } = layers;
  const fours = (count + 1) & ~3;
  let from = 0;
  let to = sizes[0]! * capacity;
  let first = 0;
  let neuron = 0;
  for (let l = 1; l < sizes.length; l += 1) {
    const inputs = sizes[l - 1]!;
    const activation = l === sizes.length - 1 ? layers.output : layers.activation;
    for (const behind = neuron + sizes[l]!; neuron < behind; neuron += 1) {
      const bias = biases[neuron]!;
      const end = first + inputs;
      for (let e = 0; e < fours; e += 4) {
        let s0 = bias;
        let s1 = bias;
        let s2 = bias;
        let s3 = bias;
        for (let k = first, x = from + e; k < end; k += 1, x += capacity) {
          const weight = weights[k]!;
          s0 += weight * values[x]!;
          s1 += weight * values[x + 1]!;
          s2 += weight * values[x + 2]!;
          s3 += weight * values[x + 3]!;
        }
        const y = to + e;
        values[y] = activate(s0, activation);
        values[y + 1] = activate(s1, activation);
        values[y + 2] = activate(s2, activation);
        values[y + 3] = activate(s3, activation);
      }
      if (fours < count) {
        let s0 = bias;
        let s1 = bias;
        for (let k = first, x = from + fours; k < end; k += 1, x += capacity) {
          s0 += weights[k]! * values[x]!;
          s1 += weights[k]! * values[x + 1]!;
        }
        values[to + fours] = activate(s0, activation);
        values[to + fours + 1] = activate(s1, activation);
      }
      first = end;
      to += capacity;
    }
    from += inputs * capacity;
  }
}
