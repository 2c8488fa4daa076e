import { type Expect, type Learner } from 'epoch/checks';

interface Neuron {
  readonly weights: readonly number[];
  readonly bias: number;
}
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isNeuron = (value: unknown): value is Neuron => {
  const { weights, bias } = (value ?? {}) as Partial<Neuron>;
  return Array.isArray(weights) && weights.length === 2 && weights.every(isNumber) && isNumber(bias);
};
const isHidden = (value: unknown): value is [Neuron, Neuron] => Array.isArray(value) && value.length === 2 && value.every(isNeuron);
const fires = (neuron: Neuron, inputs: readonly number[]): number => (neuron.weights.reduce((sum, w, j) => sum + w * (inputs[j] ?? 0), neuron.bias) > 0 ? 1 : 0);

/** Reads the learner's three neurons and gives the network's answer to two inputs; what is no neuron fails the check. */
export async function readNetwork(learner: Learner, expect: Expect): Promise<(x1: number, x2: number) => number> {
  const hidden = await learner.read('hidden');
  expect(hidden).toSatisfy(isHidden, 'two neurons { weights: [w1, w2], bias: b } with finite numbers');
  const output = await learner.read('output');
  expect(output).toSatisfy(isNeuron, 'one neuron { weights: [w1, w2], bias: b } with finite numbers');
  return (x1: number, x2: number) => fires(output as unknown as Neuron, (hidden as unknown as Neuron[]).map((neuron) => fires(neuron, [x1, x2])));
}
