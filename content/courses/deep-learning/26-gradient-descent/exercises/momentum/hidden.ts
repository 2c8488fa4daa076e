import { array, checks, float, int } from 'epoch/checks';
import { isStep } from './step.ts';

export default checks(({ learner, check }) => {
  check('without memory it is plain descent', { points: 1, rule: 'With β = 0 only the newest derivative counts.' }, async ({ expect }) => {
    const got = await learner.call('momentumStep', [1, 2, 3], [50, 60, 70], [-1, 0.5, 2], 0.2, 0);
    expect(got).toSatisfy(isStep, 'a record { w, m }');
    if (isStep(got)) expect(got.w, 'w').toBeCloseTo([1.2, 1.9, 2.6], { within: 1e-9 });
  });

  check.property(
    'many steps',
    { points: 2, rule: 'After k steps each sum is g_k + β·g_(k−1) + β²·g_(k−2) + …, and the weights have moved by η times all sums so far.', inputs: [int({ min: 1, max: 4 }), array(float({ min: -3, max: 3 }), { length: 20 }), float({ min: 0.3, max: 0.95 }), float({ min: 0.05, max: 1 })], runs: 15 },
    async ({ expect }, size, numbers, beta, eta) => {
      const slopes = Array.from({ length: 4 }, (_, k) => Array.from({ length: size }, (_unused, j) => (numbers[5 * k + j] ?? 0) + 0.5));
      let state = { w: Array.from({ length: size }, (_, j) => j), m: Array.from({ length: size }, () => 0) };
      for (const g of slopes) {
        const got = await learner.callPure('momentumStep', state.w, state.m, g, eta, beta);
        expect(got).toSatisfy(isStep, 'a record { w, m }');
        if (!isStep(got)) return;
        state = got;
      }
      // each derivative is felt in its own step and, weaker, in all that follow
      const felt = (k: number): number => Array.from({ length: slopes.length - k }, (_, later) => beta ** later).reduce((sum, v) => sum + v, 0);
      expect(state.w).toBeCloseTo(state.w.map((_, j) => j - eta * slopes.reduce((sum, g, k) => sum + (g[j] ?? 0) * felt(k), 0)), { within: 1e-8 });
    },
  );
});
