import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('a right answer changes nothing', { points: 1, rule: 'With weights (2, 1) and bias −2 the row 1 1 is answered 1. That is right, so the neuron stays as it is.' }, async ({ expect }) => {
    expect(await learner.call('correct', [2, 1], -2, [1, 1], 1, 1)).toEqual({ weights: [2, 1], bias: -2 });
  });

  check('should have said 1', { points: 1, rule: 'From zero, the row 1 1 with label 1 gives weights (1, 1) and bias 1: the first correction of the lesson.' }, async ({ expect }) => {
    expect(await learner.call('correct', [0, 0], 0, [1, 1], 1, 1)).toEqual({ weights: [1, 1], bias: 1 });
  });
});
