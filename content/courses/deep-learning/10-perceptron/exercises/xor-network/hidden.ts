import { checks, float } from 'epoch/checks';
import { readNetwork } from './network.ts';

export default checks(({ learner, check }) => {
  check('the whole table', { points: 1, rule: 'All four rows must be right at once.' }, async ({ expect }) => {
    const answer = await readNetwork(learner, expect);
    expect([answer(0, 0), answer(0, 1), answer(1, 0), answer(1, 1)], 'answers to 00, 01, 10, 11').toEqual([0, 1, 1, 0]);
  });

  check.property(
    'right for inexact inputs',
    { points: 2, rule: 'Inputs that are off by up to 0.1 must not change any answer.', inputs: [float({ min: -0.1, max: 0.1 }), float({ min: -0.1, max: 0.1 })], runs: 40 },
    async ({ expect }, d1, d2) => {
      const answer = await readNetwork(learner, expect);
      for (const [x1, x2] of [[0, 0], [0, 1], [1, 0], [1, 1]] as const) expect(answer(x1 + d1, x2 + d2), `answer to ${(x1 + d1).toFixed(3)} and ${(x2 + d2).toFixed(3)}`).toBe(x1 === x2 ? 0 : 1);
    },
  );
});
