/** What a neuron makes of its sum, and how that follows the sum. */
import { fastTanh } from './fast-tanh.ts';

export type Activation = 'tanh' | 'relu' | 'sigmoid' | 'linear';

export function activate(sum: number, activation: Activation): number {
  if (activation === 'tanh') return fastTanh(sum);
  // what is not a number stays none
  if (activation === 'relu') return sum < 0 ? 0 : sum;
  if (activation === 'linear') return sum;
  return 1 / (1 + Math.exp(-sum));
}

/** The derivative of the activation, from the neuron's output alone. */
export function slope(value: number, activation: Activation): number {
  if (activation === 'tanh') return 1 - value * value;
  if (activation === 'relu') return value <= 0 ? 0 : 1;
  if (activation === 'linear') return 1;
  return value * (1 - value);
}

/** L1: towards zero by `cut`, and never past it. */
export const shorten = (weight: number, cut: number): number => (weight > cut ? weight - cut : weight < -cut ? weight + cut : 0);
