/**
 * One update by a single example or by two. So few share little, and calls would cost more than their sums: forward, back and
 * the weights' move go in one run.
 */
// Every index is bounded by the loop around it; a check in each inner loop would be paid at every step.
/* eslint-disable @typescript-eslint/no-non-null-assertion */
import type { Layers } from './layers.ts';
import { activate, shorten, slope } from './neuron-functions.ts';

/** As `trainBatch` with one example, the first of each row. */
export function trainOne(layers: Layers, targets: Float64Array, step: number, keep: number, cut: number): void {
  const { sizes, capacity, values, errors, weights, biases } = layers;
  let from = 0;
  let row = sizes[0]! * capacity;
  let k = 0;
  let neuron = 0;
  for (let l = 1; l < sizes.length; l += 1) {
    const inputs = sizes[l - 1]!;
    const activation = l === sizes.length - 1 ? layers.output : layers.activation;
    for (const behind = neuron + sizes[l]!; neuron < behind; neuron += 1, row += capacity) {
      let sum = biases[neuron]!;
      for (let x = from, end = k + inputs; k < end; k += 1, x += capacity) sum += weights[k]! * values[x]!;
      values[row] = activate(sum, activation);
    }
    from += inputs * capacity;
  }

  row -= capacity;
  errors[row] = values[row]! - targets[0]!;
  for (let l = sizes.length - 1; l >= 1; l -= 1) {
    const inputs = sizes[l - 1]!;
    const outputs = sizes[l]!;
    const activation = l === sizes.length - 1 ? layers.output : layers.activation;
    const before = row - inputs * capacity;
    for (let x = before; x < row; x += capacity) errors[x] = 0;
    neuron -= outputs;
    k -= outputs * inputs;
    for (let o = 0, w = k; o < outputs; o += 1) {
      const at = row + o * capacity;
      const error = errors[at]! * slope(values[at]!, activation);
      const move = step * error;
      biases[neuron + o]! -= move;
      for (let x = before; x < row; x += capacity, w += 1) {
        const weight = weights[w]!;
        // sent back by the weight as it was
        errors[x]! += weight * error;
        const moved = keep * (weight - move * values[x]!);
        weights[w] = cut === 0 ? moved : shorten(moved, cut);
      }
    }
    row = before;
  }
}

/** As `trainOne` with two examples side by side; `step` is for each. */
export function trainTwo(layers: Layers, targets: Float64Array, step: number, keep: number, cut: number): void {
  const { sizes, capacity, values, errors, weights, biases } = layers;
  let from = 0;
  let row = sizes[0]! * capacity;
  let k = 0;
  let neuron = 0;
  for (let l = 1; l < sizes.length; l += 1) {
    const inputs = sizes[l - 1]!;
    const activation = l === sizes.length - 1 ? layers.output : layers.activation;
    for (const behind = neuron + sizes[l]!; neuron < behind; neuron += 1, row += capacity) {
      let s0 = biases[neuron]!;
      let s1 = s0;
      for (let x = from, end = k + inputs; k < end; k += 1, x += capacity) {
        const weight = weights[k]!;
        s0 += weight * values[x]!;
        s1 += weight * values[x + 1]!;
      }
      values[row] = activate(s0, activation);
      values[row + 1] = activate(s1, activation);
    }
    from += inputs * capacity;
  }

  row -= capacity;
  errors[row] = values[row]! - targets[0]!;
  errors[row + 1] = values[row + 1]! - targets[1]!;
  for (let l = sizes.length - 1; l >= 1; l -= 1) {
    const inputs = sizes[l - 1]!;
    const outputs = sizes[l]!;
    const activation = l === sizes.length - 1 ? layers.output : layers.activation;
    const before = row - inputs * capacity;
    for (let x = before; x < row; x += capacity) {
      errors[x] = 0;
      errors[x + 1] = 0;
    }
    neuron -= outputs;
    k -= outputs * inputs;
    for (let o = 0, w = k; o < outputs; o += 1) {
      const at = row + o * capacity;
      const e0 = errors[at]! * slope(values[at]!, activation);
      const e1 = errors[at + 1]! * slope(values[at + 1]!, activation);
      biases[neuron + o]! -= step * (e0 + e1);
      for (let x = before; x < row; x += capacity, w += 1) {
        const weight = weights[w]!;
        // sent back by the weight as it was
        errors[x]! += weight * e0;
        errors[x + 1]! += weight * e1;
        const moved = keep * (weight - step * (e0 * values[x]! + e1 * values[x + 1]!));
        weights[w] = cut === 0 ? moved : shorten(moved, cut);
      }
    }
    row = before;
  }
}
