import { checks, float, type Expect } from 'epoch/checks';

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

  check('the whole table', { points: 1, rule: 'All four rows must be right at once.' }, async ({ expect }) => {
    const answer = await readNetwork(expect);
    expect([answer(0, 0), answer(0, 1), answer(1, 0), answer(1, 1)]).toEqual([0, 1, 1, 0]);
  });

  check.property(
    'right for inexact inputs',
    { points: 2, rule: 'Inputs that are off by up to 0.1 must not change any answer.', inputs: [float({ min: -0.1, max: 0.1 }), float({ min: -0.1, max: 0.1 })], runs: 40 },
    async ({ expect }, d1, d2) => {
      const answer = await readNetwork(expect);
      for (const [x1, x2] of [[0, 0], [0, 1], [1, 0], [1, 1]] as const) expect(answer(x1 + d1, x2 + d2)).toBe(x1 === x2 ? 0 : 1);
    },
  );
});
