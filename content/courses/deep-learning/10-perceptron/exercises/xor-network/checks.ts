import { checks } from 'epoch/checks';

interface Neuron {
  readonly weights: readonly number[];
  readonly bias: number;
}
const fires = (neuron: Neuron, inputs: readonly number[]): number => (neuron.weights.reduce((sum, w, j) => sum + w * (inputs[j] ?? 0), neuron.bias) > 0 ? 1 : 0);

export default checks(({ learner, check }) => {
  const answer = async (x1: number, x2: number): Promise<number> => {
    const hidden = (await learner.read('hidden')) as Neuron[];
    const output = (await learner.read('output')) as Neuron;
    return fires(output, hidden.map((neuron) => fires(neuron, [x1, x2])));
  };

  const form = check('two hidden neurons, one output', { points: 1, rule: 'Each of the three neurons has two weights and one bias.' }, async ({ expect }) => {
    const hidden = (await learner.read('hidden')) as Neuron[];
    const output = (await learner.read('output')) as Neuron;
    expect(hidden.map((neuron) => neuron.weights.length)).toEqual([2, 2]);
    expect(output.weights.length).toBe(2);
    for (const neuron of [...hidden, output]) expect([...neuron.weights, neuron.bias]).toBeFinite();
  });

  check('equal inputs give 0', { points: 1, rule: 'XOR is 0 for 00 and for 11.', after: [form] }, async ({ expect }) => {
    expect([await answer(0, 0), await answer(1, 1)]).toEqual([0, 0]);
  });

  check('different inputs give 1', { points: 1, rule: 'XOR is 1 for 01 and for 10.', after: [form] }, async ({ expect }) => {
    expect([await answer(0, 1), await answer(1, 0)]).toEqual([1, 1]);
  });
});
