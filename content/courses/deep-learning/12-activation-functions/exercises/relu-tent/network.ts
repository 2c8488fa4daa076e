import { asNumber, type Expect, type Learner } from 'epoch/checks';

interface Neuron {
  readonly weight: number;
  readonly bias: number;
  readonly out: number;
}
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isNeuron = (value: unknown): boolean => {
  const { weight, bias, out } = (value ?? {}) as Partial<Neuron>;
  return isNumber(weight) && isNumber(bias) && isNumber(out);
};
const isHidden = (value: unknown): boolean => Array.isArray(value) && value.length === 3 && value.every(isNeuron);

/** Reads the learner's network and gives its function f; what is no network of three neurons fails the check. */
export async function readNetwork(learner: Learner, expect: Expect): Promise<(x: number) => number> {
  const hidden = await learner.read('hidden');
  expect(hidden).toSatisfy(isHidden, 'three neurons { weight, bias, out } with finite numbers');
  const bias = asNumber(await learner.read('bias'));
  return (x) => (hidden as unknown as readonly Neuron[]).reduce((sum, neuron) => sum + neuron.out * Math.max(0, neuron.weight * x + neuron.bias), bias);
}
