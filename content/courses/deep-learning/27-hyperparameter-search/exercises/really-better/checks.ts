import { checks } from 'epoch/checks';
import { readCompared } from './compared.ts';

export default checks(({ learner, check }) => {
  check('five seeds by hand', { points: 1, rule: 'The differences are −0.02, −0.04, −0.06, −0.08, −0.10: their mean is −0.06, s² = 0.004 / 4 = 0.001, and 2.776 · √(0.001 / 5) = 0.0393. All of the interval is negative, so a is better.' }, async ({ expect }) => {
    const { numbers, better } = readCompared(await learner.call('compare', [0.26, 0.28, 0.21, 0.25, 0.2], [0.28, 0.32, 0.27, 0.33, 0.3], 2.776));
    expect(numbers, 'mean, low, high').toBeCloseTo([-0.06, -0.099259, -0.020741], { within: 1e-5 });
    expect(better, 'better').toBe('a');
  });

  check('too little to tell', { points: 1, rule: 'The mean of three differences is 0.02, and 0 is well within the interval.' }, async ({ expect }) => {
    expect(readCompared(await learner.call('compare', [0.3, 0.26, 0.34], [0.22, 0.3, 0.32], 4.303)).better).toBe('unclear');
  });
});
