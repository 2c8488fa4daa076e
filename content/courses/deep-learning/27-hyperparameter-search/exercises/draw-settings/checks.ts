import { checks, type Expect } from 'epoch/checks';

const part = (value: unknown, name: 'eta' | 'units'): unknown => (typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined);

export default checks(({ learner, check }) => {
  const draw = async (u: number, v: number, name: 'eta' | 'units', expect: Expect) => expect(part(await learner.call('drawSetting', u, v, [0.00001, 10], [1, 24]), name));

  check('learning rates of the page', { points: 1, rule: 'Half of the way from 0.00001 to 10 is 0.01 on a log scale, and a sixth of it multiplies by ten.' }, async ({ expect }) => {
    (await draw(0, 0.5, 'eta', expect)).toBeCloseTo(0.00001, { relative: 1e-6, within: 1e-12 });
    (await draw(0.5, 0.5, 'eta', expect)).toBeCloseTo(0.01, { relative: 1e-6 });
    (await draw(5 / 6, 0.5, 'eta', expect)).toBeCloseTo(1, { relative: 1e-6 });
  });

  check('neurons of the page', { points: 1, rule: 'Each of the 24 numbers owns a part of 1/24: the last begins at 23/24 = 0.9583.' }, async ({ expect }) => {
    (await draw(0.5, 0, 'units', expect)).toBe(1);
    (await draw(0.5, 0.04, 'units', expect)).toBe(1);
    (await draw(0.5, 0.5, 'units', expect)).toBe(13);
    (await draw(0.5, 0.99, 'units', expect)).toBe(24);
  });
});
