import { checks, type Expect } from 'epoch/checks';

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

export default checks(({ learner, check }) => {
  const readNetwork = async (expect: Expect) => {
    const hidden = await learner.read('hidden');
    expect(hidden).toSatisfy(isHidden, 'two neurons { weights: [w1, w2], bias: b } with finite numbers');
    const output = await learner.read('output');
    expect(output).toSatisfy(isNeuron, 'one neuron { weights: [w1, w2], bias: b } with finite numbers');
    return (x1: number, x2: number) => fires(output as unknown as Neuron, (hidden as unknown as Neuron[]).map((neuron) => fires(neuron, [x1, x2])));
  };

  const form = check('two hidden neurons, one output', { points: 1, rule: 'Each of the three neurons has two weights and one bias.' }, async ({ expect }) => {
    await readNetwork(expect);
  });

  const different = check('different inputs give 1', { points: 1, rule: 'XOR is 1 for 01 and for 10.', after: [form] }, async ({ expect }) => {
    const answer = await readNetwork(expect);
    expect([answer(0, 1), answer(1, 0)]).toEqual([1, 1]);
  });

  check('equal inputs give 0', { points: 1, rule: 'XOR is 0 for 00 and for 11.', after: [different] }, async ({ expect }) => {
    const answer = await readNetwork(expect);
    expect([answer(0, 0), answer(1, 1)]).toEqual([0, 0]);
  });
});
