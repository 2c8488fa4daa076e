import { checks } from 'epoch/checks';
import { readAnswers, rootMeanSquare } from './distance.ts';

const xs = Array.from({ length: 38 }, (_, k) => -2 + (4 * k) / 37);
const between = Array.from({ length: 37 }, (_, k) => -2 + (4 * (k + 0.5)) / 37);
const curves: readonly ((x: number) => number)[] = [(x) => Math.cos(2.2 * x + 0.4), (x) => 1.5 * Math.exp(-2 * x * x) - 0.4 * x, (x) => Math.sin(1.7 * x - 1) * (1 + 0.3 * x)];

export default checks(({ learner, check }) => {
  check('better than the middle on other curves', { points: 3, rule: 'On three other smooth curves the answers between the points are at least twice as good as always answering the mean.' }, async ({ expect }) => {
    for (const curve of curves) {
      const wanted = between.map(curve);
      const mean = wanted.reduce((sum, value) => sum + value, 0) / wanted.length;
      const answers = readAnswers(await learner.call('fit', xs, xs.map(curve), between), wanted, expect);
      expect(rootMeanSquare(answers, wanted), 'root mean square distance').toBeLessThan(0.5 * rootMeanSquare(wanted.map(() => mean), wanted));
    }
  });

  check('close on other curves', { points: 3, rule: 'On three other smooth curves the answers between the points are within 0.04 of the curve on average.' }, async ({ expect }) => {
    for (const curve of curves) {
      const wanted = between.map(curve);
      const answers = readAnswers(await learner.callPure('fit', xs, xs.map(curve), between), wanted, expect);
      expect(rootMeanSquare(answers, wanted), 'root mean square distance').toBeLessThan(0.04);
    }
  });
});
