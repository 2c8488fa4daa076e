import { array, checks, float } from 'epoch/checks';
import { readLine } from './line.ts';

function fit(x: readonly number[], y: readonly number[]): { slope: number; intercept: number } {
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const slope = x.reduce((sum, value, i) => sum + (value - mx) * ((y[i] ?? 0) - my), 0) / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
  return { slope, intercept: my - slope * mx };
}

/** x as a spread that is never 0, y as it comes. */
const inputs = [array(float({ min: -50, max: 50 }), { minLength: 3, maxLength: 9 }), array(float({ min: -50, max: 50 }), { length: 9 })] as const;
const toPoints = (xs: readonly number[], ys: readonly number[]) => [xs.map((value, k) => value + 7 * k * (k % 2 === 0 ? 1 : -1)), ys.slice(0, xs.length)] as const;
const isSpread = (x: readonly number[]): boolean => Math.max(...x) - Math.min(...x) > 1;

export default checks(({ learner, check }) => {
  check('scattered points, far from the origin', { points: 1, rule: 'The formula holds wherever the points are and in whatever order they come.' }, async ({ expect }) => {
    const [x, y] = [[1004, 1001, 1003, 1002], [-3, 8, 1, 1]];
    const { slope, intercept } = await readLine(learner, expect, x, y);
    expect(slope, 'slope').toBeCloseTo(fit(x, y).slope, { within: 1e-6 });
    expect(intercept, 'intercept').toBeCloseTo(fit(x, y).intercept, { within: 1e-3 });
  });

  check.property('slope of any points', { points: 2, rule: 'No other slope has a smaller sum of squared residuals.', inputs }, async ({ expect }, xs, ys) => {
    const [x, y] = toPoints(xs, ys);
    if (!isSpread(x)) return;
    expect((await readLine(learner, expect, x, y)).slope, 'slope').toBeCloseTo(fit(x, y).slope, { within: 1e-6 });
  });

  check.property('intercept of any points', { points: 1, rule: 'The residuals of the best line add up to 0.', inputs }, async ({ expect }, xs, ys) => {
    const [x, y] = toPoints(xs, ys);
    if (!isSpread(x)) return;
    await learner.callPure('fit', x, y);
    expect((await readLine(learner, expect, x, y)).intercept, 'intercept').toBeCloseTo(fit(x, y).intercept, { within: 1e-5 });
  });
});
