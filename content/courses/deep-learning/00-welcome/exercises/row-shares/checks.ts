import { checks, tensor } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('one row', { points: 1, rule: '1 and 3 add up to 4, so their shares are ¼ and ¾.' }, async ({ expect }) => {
    expect(await learner.call('shares', tensor([1, 3], [1, 2]))).toBeCloseTo(tensor([0.25, 0.75], [1, 2]), { within: 1e-5 });
  });

  check('two rows of three', { points: 1, rule: 'Each row is divided by its own sum: 4 for the first row, 10 for the second.' }, async ({ expect }) => {
    const got = await learner.call('shares', tensor([1, 1, 2, 5, 3, 2], [2, 3]));
    expect(got).toBeCloseTo(tensor([0.25, 0.25, 0.5, 0.5, 0.3, 0.2], [2, 3]), { within: 1e-5 });
  });
});
