import { checks } from 'epoch/checks';
import { readLine } from './line.ts';

const CUSTOMERS = [[1, 2, 3], [511, 519, 530]] as const;

export default checks(({ learner, check }) => {
  check('three customers: the slope', { points: 1, rule: '19 above the bar, 2 below it.' }, async ({ expect }) => {
    expect((await readLine(learner, expect, ...CUSTOMERS)).slope, 'slope').toBeCloseTo(9.5, { within: 1e-9 });
  });

  check('three customers: the intercept', { points: 1, rule: 'The mean of y, less the slope times the mean of x.' }, async ({ expect }) => {
    expect((await readLine(learner, expect, ...CUSTOMERS)).intercept, 'intercept').toBeCloseTo(501, { within: 1e-9 });
  });

  check('points on a line', { points: 1, rule: 'Points that lie on y = 2x + 1 give that line back.' }, async ({ expect }) => {
    const { slope, intercept } = await readLine(learner, expect, [0, 2, 5], [1, 5, 11]);
    expect(slope, 'slope').toBeCloseTo(2, { within: 1e-9 });
    expect(intercept, 'intercept').toBeCloseTo(1, { within: 1e-9 });
  });
});
