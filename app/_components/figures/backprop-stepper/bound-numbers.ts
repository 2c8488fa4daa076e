/** The stepper's numbers as the notebook's code shares them: inputs, weights, biases, targets, learning rate. */
import type { Network } from '#lib/ml/backprop.ts';
import { currentNetwork, RANGES, type StepperState } from './stepper-state.ts';

const NAMES: readonly (keyof Network)[] = ['i1', 'i2', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8', 'b1', 'b2', 't1', 't2', 'eta'];

export const BOUND_RANGES = NAMES.map((name) => RANGES[name]);

export const numbersOf = (network: Network): readonly (readonly number[])[] => NAMES.map((name) => [network[name]]);

/** The code's numbers are where training starts; the step that is looked at stays. */
export function followNumbers(state: StepperState, numbers: readonly (readonly number[])[]): StepperState {
  const start: Record<keyof Network, number> = { ...currentNetwork(state) };
  NAMES.forEach((name, slot) => (start[name] = numbers[slot]?.[0] ?? start[name]));
  return { ...state, start, updates: 0 };
}
