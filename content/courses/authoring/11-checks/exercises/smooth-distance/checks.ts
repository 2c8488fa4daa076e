import { checks, vector } from 'epoch/checks';

export default checks(({ learner, check }) => {
  const loss = check('the loss of 0 and ¾', { points: 1, rule: 'The root of 1 + 9/16 is 5/4.' }, async ({ expect }) => {
    expect(await learner.callPure('loss', [0, 0.75])).toBeCloseTo(0.25);
  });

  check.gradient('the gradient belongs to the loss', { points: 2, rule: 'Moving one weight by a little h moves the loss by h times its slope.', of: 'loss', gradient: 'gradient', inputs: [vector({ length: 3, min: -3, max: 3 })], after: [loss] });
});
