import { checks } from 'epoch/checks';
import { readNetwork } from './network.ts';

export default checks(({ learner, check }) => {
  const foot = check('the left foot and the top', { points: 2, rule: 'f(0) = 0 and f(1) = 1.' }, async ({ expect }) => {
    const f = await readNetwork(learner, expect);
    expect([f(0), f(1)], 'f(0), f(1)').toBeCloseTo([0, 1], { within: 1e-6 });
  });

  check('the right foot', { points: 1, rule: 'The tent is down again at x = 2: f(2) = 0.', after: [foot] }, async ({ expect }) => {
    const f = await readNetwork(learner, expect);
    expect(f(2), 'f(2)').toBeCloseTo(0, { within: 1e-6 });
  });
});
