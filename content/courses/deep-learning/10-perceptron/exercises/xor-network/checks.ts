import { checks } from 'epoch/checks';
import { readNetwork } from './network.ts';

export default checks(({ learner, check }) => {
  const form = check('two hidden neurons, one output', { points: 1, rule: 'Each of the three neurons has two weights and one bias.' }, async ({ expect }) => {
    await readNetwork(learner, expect);
  });

  const different = check('different inputs give 1', { points: 1, rule: 'XOR is 1 for 01 and for 10.', after: [form] }, async ({ expect }) => {
    const answer = await readNetwork(learner, expect);
    expect([answer(0, 1), answer(1, 0)], 'answers to 01, 10').toEqual([1, 1]);
  });

  check('equal inputs give 0', { points: 1, rule: 'XOR is 0 for 00 and for 11.', after: [different] }, async ({ expect }) => {
    const answer = await readNetwork(learner, expect);
    expect([answer(0, 0), answer(1, 1)], 'answers to 00, 11').toEqual([0, 0]);
  });
});
