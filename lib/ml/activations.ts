/** Activation functions with their slopes, for one neuron each; softmax for a whole layer. */
import { sigmoid } from './sigmoid.ts';

export type ActivationId = 'step' | 'sigmoid' | 'tanh' | 'relu' | 'leaky-relu' | 'swish';

export interface Activation {
  readonly id: ActivationId;
  readonly title: string;
  /** a(z): from the weighted sum to the neuron's output */
  readonly value: (z: number) => number;
  /** a′(z). At a corner or a jump (step, ReLU and leaky ReLU at 0) the slope from the left: what the frameworks take. */
  readonly slope: (z: number) => number;
}

/** What a leaky ReLU lets through below zero. */
export const LEAK = 0.01;

export const ACTIVATIONS: readonly Activation[] = [
  { id: 'step', title: 'Step', value: (z) => (z > 0 ? 1 : 0), slope: () => 0 },
  { id: 'sigmoid', title: 'Sigmoid', value: sigmoid, slope: (z) => sigmoid(z) * sigmoid(-z) },
  { id: 'tanh', title: 'Tanh', value: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 },
  { id: 'relu', title: 'ReLU', value: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0) },
  { id: 'leaky-relu', title: 'Leaky ReLU', value: (z) => Math.max(LEAK * z, z), slope: (z) => (z > 0 ? 1 : LEAK) },
  { id: 'swish', title: 'Swish', value: (z) => z * sigmoid(z), slope: (z) => sigmoid(z) + z * sigmoid(z) * sigmoid(-z) },
];

export function selectActivation(id: ActivationId): Activation {
  const found = ACTIVATIONS.find((activation) => activation.id === id);
  if (!found) throw new RangeError(`Expected one of ${ACTIVATIONS.map((activation) => activation.id).join(', ')}, got ${id}`);
  return found;
}

/** Any finite numbers to shares that add up to 1. The greatest is taken off first, so that no power overflows. */
export function softmax(logits: readonly number[]): number[] {
  const greatest = Math.max(...logits);
  const powers = logits.map((z) => Math.exp(z - greatest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** ∂pᵢ/∂zⱼ = pᵢ·(δᵢⱼ − pⱼ), row i, column j: how each share reacts to each logit. */
export function softmaxSlopes(shares: readonly number[]): number[][] {
  return shares.map((p, i) => shares.map((q, j) => p * ((i === j ? 1 : 0) - q)));
}
