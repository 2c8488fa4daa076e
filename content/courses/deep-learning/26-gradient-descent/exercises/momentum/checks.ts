import { checks } from 'epoch/checks';
import { isStep } from './step.ts';

export default checks(({ learner, check }) => {
  check('from rest', { points: 1, rule: 'From m = 0 the first step is that of plain descent: m = g and w moves by η·g.' }, async ({ expect }) => {
    const got = await learner.call('momentumStep', [3, -1], [0, 0], [6, -2], 0.1, 0.9);
    expect(got).toSatisfy(isStep, 'a record { w, m }');
    if (!isStep(got)) return;
    expect(got.m, 'm').toBeCloseTo([6, -2], { within: 1e-9 });
    expect(got.w, 'w').toBeCloseTo([2.4, -0.8], { within: 1e-9 });
  });

  check('the sums of a steady slope', { points: 1, rule: 'A slope that stays at 1 gives the sums 1, 1.9, 2.71.' }, async ({ expect }) => {
    let m = [0];
    for (const wanted of [1, 1.9, 2.71]) {
      const got = await learner.call('momentumStep', [0], m, [1], 0.1, 0.9);
      expect(got).toSatisfy(isStep, 'a record { w, m }');
      if (!isStep(got)) return;
      expect(got.m, 'm').toBeCloseTo([wanted], { within: 1e-9 });
      m = got.m;
    }
  });
});
