import { asNumber, checks, type Expect } from 'epoch/checks';
import { fit, isPenalty, rmse, type Sample } from './ridge.ts';

const SAMPLES = 200;

export default checks(({ learner, check, random }) => {
  const draw = (n: number): Sample => {
    const x = Array.from({ length: n }, (_, k) => -1 + (2 * (k + random.float(0.2, 0.8))) / n);
    return { x, y: x.map((at) => Math.sin(Math.PI * at) + random.normal(0, 0.25)) };
  };
  const pairs = Array.from({ length: SAMPLES }, () => [draw(12), draw(60)] as const);
  const meanError = async (expect: Expect): Promise<number> => {
    const lambda = await learner.read('lambda');
    expect(lambda).toSatisfy(isPenalty, 'a number from 0 on');
    return pairs.reduce((sum, [training, others]) => sum + rmse(fit(training, 11, asNumber(lambda)), others), 0) / SAMPLES;
  };

  check('good for other samples', { points: 2, rule: 'The mean error over 200 other samples must be below 0.38: choose by many samples, not by one.' }, async ({ expect }) => {
    expect(await meanError(expect)).toBeLessThan(0.38);
  });

  check('excellent for other samples', { points: 2, rule: 'The mean error over 200 other samples must be close to the least that any penalty reaches. The range of such penalties is not wide.' }, async ({ expect }) => {
    expect(await meanError(expect)).toBeLessThan(0.345);
  });
});
