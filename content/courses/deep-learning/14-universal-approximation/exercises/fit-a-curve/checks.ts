import { checks } from 'epoch/checks';

const xs = Array.from({ length: 41 }, (_, k) => -2 + k / 10);
const between = Array.from({ length: 40 }, (_, k) => -1.95 + k / 10);
const line = (x: number): number => 0.5 * x + 0.2;
const wave = (x: number): number => Math.sin(2 * x) + 0.3 * x;

export default checks(({ learner, check }) => {
  check('a straight line', { points: 2, rule: 'On points of the line 0.5x + 0.2 the answers between them are within 0.05 of the line on average.' }, async ({ expect }) => {
    const answers = await learner.call('fit', xs, xs.map(line), between);
    expect(rootMeanSquare(answers, between.map(line)), 'root mean square distance').toBeLessThan(0.05);
  });

  check('close on a wave', { points: 2, rule: 'On points of sin 2x + 0.3x the answers between them are within 0.05 of the curve on average.' }, async ({ expect }) => {
    const answers = await learner.call('fit', xs, xs.map(wave), between);
    expect(rootMeanSquare(answers, between.map(wave)), 'root mean square distance').toBeLessThan(0.05);
  });
});

/** Infinity for anything but as many numbers. */
function rootMeanSquare(answers: unknown, wanted: readonly number[]): number {
  if (!Array.isArray(answers) || answers.length !== wanted.length) return Infinity;
  const total = wanted.reduce((sum, value, i) => sum + (Number(answers[i]) - value) ** 2, 0);
  return Number.isFinite(total) ? Math.sqrt(total / wanted.length) : Infinity;
}
