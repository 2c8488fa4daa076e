import { checks, vector } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('1, 2 and 6, and the list stays', { points: 1, rule: 'Their mean is 3.' }, async ({ expect }) => {
    expect(await learner.callPure('centre', [1, 2, 6])).toBeCloseTo([-2, -1, 3]);
  });

  check.deterministic('the same list again gives the same', { points: 1, of: 'centre', inputs: [vector({ length: 4 })] });
});
