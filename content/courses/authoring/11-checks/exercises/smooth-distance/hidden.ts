import { array, checks, float, vector } from 'epoch/checks';

export default checks(({ learner, check }) => {
  const loss = check.property(
    'the loss of any weights',
    { points: 2, rule: 'A term for each weight, and the terms are added up; the weights stay as they are.', inputs: [array(float({ min: -4, max: 4 }), { minLength: 1, maxLength: 5 })] },
    async ({ expect }, w) => {
      expect(await learner.callPure('gradient', w)).toHaveShape([w.length]);
      expect(await learner.callPure('loss', w)).toBeCloseTo(w.reduce((sum, x) => sum + Math.hypot(1, x) - 1, 0));
    },
  );

  check.gradient('the gradient of longer lists', { points: 2, rule: 'Moving one weight by a little h moves the loss by h times its slope.', of: 'loss', gradient: 'gradient', inputs: [vector({ length: 6, min: -4, max: 4 })], after: [loss] });
});
