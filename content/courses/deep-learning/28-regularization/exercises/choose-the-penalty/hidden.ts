import { asNumber, checks, type Expect } from 'epoch/checks';
import { isEvidence } from './evidence.ts';
import { fit, isPenalty, rmse, type Sample } from './ridge.ts';

const SAMPLES = 200;
/** of the mean error: a mean over 200 samples comes out again to about 2 %, for weak penalties to about 4 % */
const TOLERANCE = 1 / 12;

export default checks(({ learner, check, random }) => {
  const draw = (n: number): Sample => {
    const x = Array.from({ length: n }, (_, k) => -1 + (2 * (k + random.float(0.2, 0.8))) / n);
    return { x, y: x.map((at) => Math.sin(Math.PI * at) + random.normal(0, 0.25)) };
  };
  const pairs = Array.from({ length: SAMPLES }, () => [draw(12), draw(60)] as const);
  const errorWith = (lambda: number): number => pairs.reduce((sum, [training, others]) => sum + rmse(fit(training, 11, lambda), others), 0) / SAMPLES;
  const readLambda = async (expect: Expect): Promise<number> => {
    const lambda = await learner.read('lambda');
    expect(lambda).toSatisfy(isPenalty, 'a number from 0 on');
    return asNumber(lambda);
  };

  check('good for other samples', { points: 2, rule: 'The mean error over 200 other samples must be below 0.38: choose by many samples, not by one.' }, async ({ expect }) => {
    expect(errorWith(await readLambda(expect)), 'mean error').toBeLessThan(0.38);
  });

  check('excellent for other samples', { points: 2, rule: 'The mean error over 200 other samples must be close to the least that any penalty reaches. The range of such penalties is not wide.' }, async ({ expect }) => {
    expect(errorWith(await readLambda(expect)), 'mean error').toBeLessThan(0.345);
  });

  const isTrue = check('the evidence is true', { points: 2, rule: 'The three errors, measured anew over 200 other samples, must come out again to within a twelfth. One sample, or the points that were trained on, will not do.' }, async ({ expect }) => {
    const lambda = await readLambda(expect);
    const evidence = await learner.read('evidence');
    expect(evidence).toSatisfy(isEvidence, 'a record { tenth, chosen, tenfold } of three numbers above 0');
    if (!isEvidence(evidence)) return;
    expect([evidence.tenth, evidence.chosen, evidence.tenfold], 'tenth, chosen, tenfold').toBeCloseTo([lambda / 10, lambda, 10 * lambda].map(errorWith), { relative: TOLERANCE });
  });

  check('the evidence speaks for the choice', { points: 1, rule: 'An error that is lower than with a tenth and lower than with ten times the penalty: else one of these would be the better choice.', after: [isTrue] }, async ({ expect }) => {
    const evidence = await learner.read('evidence');
    expect(evidence).toSatisfy(isEvidence, 'a record { tenth, chosen, tenfold } of three numbers above 0');
    if (isEvidence(evidence)) expect(evidence.chosen, 'chosen').toBeLessThan(Math.min(evidence.tenth, evidence.tenfold));
  });
});
