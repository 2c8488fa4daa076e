import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('the orange of the lesson', { points: 1, rule: 'The logits 2, 1, 0.1 give class 0 a probability of 0.659, and −ln 0.659 is 0.417.' }, async ({ expect }) => {
    expect(await learner.call('crossEntropy', [2, 1, 0.1], 0)).toBeCloseTo(0.41703, { within: 1e-5 });
  });

  check('three classes, knowing nothing', { points: 1, rule: 'Equal logits give every class 1/3, whatever the logits are: the loss is ln 3.' }, async ({ expect }) => {
    expect(await learner.call('crossEntropy', [4, 4, 4], 2)).toBeCloseTo(Math.log(3), { within: 1e-5 });
  });
});
