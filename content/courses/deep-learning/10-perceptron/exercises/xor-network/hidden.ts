import { checks, float } from 'epoch/checks';

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

  check('the whole table', { points: 1, rule: 'All four rows must be right at once.' }, async ({ expect }) => {
    expect([await answer(0, 0), await answer(0, 1), await answer(1, 0), await answer(1, 1)]).toEqual([0, 1, 1, 0]);
  });

  check.property(
    'right for inexact inputs',
    { points: 2, rule: 'Inputs that are off by up to 0.1 must not change any answer.', inputs: [float({ min: -0.1, max: 0.1 }), float({ min: -0.1, max: 0.1 })], runs: 40 },
    async ({ expect }, d1, d2) => {
      for (const [x1, x2] of [[0, 0], [0, 1], [1, 0], [1, 1]] as const) expect(await answer(x1 + d1, x2 + d2)).toBe(x1 === x2 ? 0 : 1);
    },
  );
});
