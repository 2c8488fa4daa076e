import { checks } from 'epoch/checks';
import { readAnswers, rootMeanSquare } from './distance.ts';

const xs = Array.from({ length: 41 }, (_, k) => -2 + k / 10);
const between = Array.from({ length: 40 }, (_, k) => -1.95 + k / 10);
const line = (x: number): number => 0.5 * x + 0.2;
const wave = (x: number): number => Math.sin(2 * x) + 0.3 * x;

export default checks(({ learner, check }) => {
  check('a straight line', { points: 2, rule: 'On points of the line 0.5x + 0.2 the answers between them are within 0.05 of the line on average.' }, async ({ expect }) => {
    const wanted = between.map(line);
    const answers = readAnswers(await learner.call('fit', xs, xs.map(line), between), wanted, expect);
    expect(rootMeanSquare(answers, wanted), 'root mean square distance').toBeLessThan(0.05);
  });

  check('close on a wave', { points: 2, rule: 'On points of sin 2x + 0.3x the answers between them are within 0.05 of the curve on average.' }, async ({ expect }) => {
    const wanted = between.map(wave);
    const answers = readAnswers(await learner.call('fit', xs, xs.map(wave), between), wanted, expect);
    expect(rootMeanSquare(answers, wanted), 'root mean square distance').toBeLessThan(0.05);
  });
});
