import { checks } from 'epoch/checks';
import { readAnswer } from './neuron.ts';

export default checks(({ learner, check }) => {
  check('one point in each quadrant', { points: 3, rule: 'At (1, 1) and (−1, −1) the signs agree, at (1, −1) and (−1, 1) they differ.' }, async ({ expect }) => {
    const answer = await readAnswer(learner);
    expect([await answer(1, 1), await answer(-1, -1), await answer(1, -1), await answer(-1, 1)], 'answers').toEqual([0, 0, 1, 1]);
  });
});
