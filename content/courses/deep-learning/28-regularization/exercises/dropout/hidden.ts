import { array, checks, float, int } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('no dropout at all', { points: 1, rule: 'With p = 0 no roll is less than p, and 1/(1 − 0) is 1.' }, async ({ expect }) => {
    expect(await learner.call('dropout', [1, -2, 3], [0, 0.5, 0.99], 0, true)).toBeCloseTo([1, -2, 3], { within: 1e-9 });
  });

  check.property('the mean stays', { points: 2, rule: 'Over rolls that are spread evenly from 0 to 1, the mean of what comes out is what went in.', inputs: [float({ min: -5, max: 5 }), int({ min: 1, max: 9 })] }, async ({ expect }, drawn, tenths) => {
    const value = drawn + 7; // never 0
    const rolls = Array.from({ length: 10 }, (_, k) => (k + 0.5) / 10);
    const got = await learner.call('dropout', rolls.map(() => value), rolls, tenths / 10, true);
    expect(got).toHaveShape([10]);
    const kept = 10 - tenths;
    expect(got).toBeCloseTo(rolls.map((_, k) => (k < tenths ? 0 : (value * 10) / kept)), { within: 1e-6 });
  });

  check.property('in use, any values', { points: 1, rule: 'Outside of training the values come out as they went in.', inputs: [array(float({ min: -5, max: 5 }), { minLength: 1, maxLength: 6 }), float({ min: 0.2, max: 0.9 })] }, async ({ expect }, values, p) => {
    const shifted = values.map((value) => value + 6);
    expect(await learner.callPure('dropout', shifted, shifted.map(() => 0.1), p, false)).toBeCloseTo(shifted, { within: 1e-12 });
  });
});
