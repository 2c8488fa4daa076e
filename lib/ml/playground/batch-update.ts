/** One update by a batch: forward, errors back layer by layer, four examples at once and at the end two, and each layer's weights moved. */
// Every index is bounded by the loop around it; a check in each inner loop would be paid at every step.
/* eslint-disable @typescript-eslint/no-non-null-assertion */
import { sendForward } from './forward-pass.ts';
import { LANES, type Layers } from './layers.ts';
import { shorten, slope } from './neuron-functions.ts';

/**
 * @param step learning rate over the examples of the batch: gradients are summed, not averaged
 * @param keep share of a weight that L2 leaves, else 1
 * @param cut by how much L1 shortens a weight, else 0
 */
export function trainBatch(layers: Layers, targets: Float64Array, count: number, step: number, keep: number, cut: number): void {
  const { sizes, capacity, values, errors, weights, biases } = layers;
  const filled = Math.ceil(count / LANES) * LANES;
  fillUp(layers, count, filled);
  sendForward(layers, filled);
  let row = values.length - capacity;
  for (let e = 0; e < count; e += 1) errors[row + e] = values[row + e]! - targets[e]!;
  // the rest counts for nothing
  for (let e = count; e < filled; e += 1) errors[row + e] = 0;

  row = values.length;
  let neuron = biases.length;
  let first = weights.length;
  for (let l = sizes.length - 1; l >= 1; l -= 1) {
    const inputs = sizes[l - 1]!;
    const outputs = sizes[l]!;
    const end = first;
    row -= outputs * capacity;
    neuron -= outputs;
    first -= outputs * inputs;
    const before = row - inputs * capacity;
    const activation = l === sizes.length - 1 ? layers.output : layers.activation;
    for (let o = 0, at = row; o < outputs; o += 1, at += capacity) {
      let sum = 0;
      for (let e = at; e < at + filled; e += 1) {
        const error = errors[e]! * slope(values[e]!, activation);
        errors[e] = error;
        sum += error;
      }
      biases[neuron + o]! -= step * sum;
    }
    // by the weights that made the error: they move only afterwards
    if (l > 1) sendBack(errors, row, before, weights, first, end, inputs, capacity, filled);
    for (let k = first, at = row; k < end; at += capacity) {
      for (let i = 0, x = before; i < inputs; i += 1, x += capacity, k += 1) {
        const weight = keep * (weights[k]! - step * sumProducts(errors, at, values, x, filled));
        weights[k] = cut === 0 ? weight : shorten(weight, cut);
      }
    }
  }
}

/** The batch's last example once more in the places behind it: they hold no number that could spoil a sum. */
function fillUp({ sizes, capacity, values }: Layers, count: number, filled: number): void {
  for (let row = 0; row < sizes[0]! * capacity; row += capacity) for (let e = count; e < filled; e += 1) values[row + e] = values[row + count - 1]!;
}

/** ∂E/∂sums of a layer, from `row` on, to ∂E/∂outputs of the layer before it, from `before` on. */
function sendBack(errors: Float64Array, row: number, before: number, weights: Float64Array, first: number, end: number, inputs: number, capacity: number, filled: number): void {
  const fours = filled & ~3;
  for (let i = 0, to = before; i < inputs; i += 1, to += capacity) {
    for (let e = 0; e < fours; e += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let k = first + i, x = row + e; k < end; k += inputs, x += capacity) {
        const weight = weights[k]!;
        s0 += weight * errors[x]!;
        s1 += weight * errors[x + 1]!;
        s2 += weight * errors[x + 2]!;
        s3 += weight * errors[x + 3]!;
      }
      errors[to + e] = s0;
      errors[to + e + 1] = s1;
      errors[to + e + 2] = s2;
      errors[to + e + 3] = s3;
    }
    if (fours < filled) {
      let s0 = 0;
      let s1 = 0;
      for (let k = first + i, x = row + fours; k < end; k += inputs, x += capacity) {
        s0 += weights[k]! * errors[x]!;
        s1 += weights[k]! * errors[x + 1]!;
      }
      errors[to + fours] = s0;
      errors[to + fours + 1] = s1;
    }
  }
}

/** Σ over a batch of what a neuron's error is times what one of its inputs was: a weight's gradient. */
function sumProducts(errors: Float64Array, at: number, values: Float64Array, x: number, filled: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const fours = filled & ~3;
  for (let e = 0; e < fours; e += 4) {
    s0 += errors[at + e]! * values[x + e]!;
    s1 += errors[at + e + 1]! * values[x + e + 1]!;
    s2 += errors[at + e + 2]! * values[x + e + 2]!;
    s3 += errors[at + e + 3]! * values[x + e + 3]!;
  }
  if (fours < filled) {
    s0 += errors[at + fours]! * values[x + fours]!;
    s1 += errors[at + fours + 1]! * values[x + fours + 1]!;
  }
  return s0 + s1 + (s2 + s3);
}
