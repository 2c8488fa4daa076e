import { array, checks, float, int } from 'epoch/checks';
import { isStep, lossOf } from './neuron.ts';
import { stepByDifferences } from './reference.ts';

export default checks(({ learner, check, random }) => {
  check('the loss falls', { points: 3, rule: 'Thirty small steps on new examples must bring the loss well down: against the derivative, not along it.' }, async ({ expect }) => {
    const inputs = Array.from({ length: 12 }, (_, k) => [random.normal(k % 2 === 0 ? 1 : -1, 0.3), random.normal(0, 0.5), random.normal(k % 2 === 0 ? -0.5 : 0.5, 0.3)]);
    const labels = inputs.map((_, k) => (k + 1) % 2);
    let [w, b] = [[0, 0, 0], 0];
    for (let step = 0; step < 30; step += 1) {
      const got = await learner.call('trainStep', w, b, inputs, labels, 0.2);
      expect(got).toSatisfy(isStep, 'a record { w, b }');
      if (isStep(got)) [w, b] = [got.w, got.b];
    }
    expect(lossOf(w, b, inputs, labels), 'loss at the end').toBeLessThan(1.5);
  });

  check.property(
    'any network, any examples',
    { points: 3, rule: 'Each number moves by −η times the slope of the whole loss at the old weights.', inputs: [int({ min: 1, max: 4 }), int({ min: 2, max: 6 }), array(float({ min: -2, max: 2 }), { length: 32 }), float({ min: 0.2, max: 2 })], runs: 20 },
    async ({ expect }, features, examples, numbers, eta) => {
      // moved a little, so that no example is all zeros
      const at = (k: number): number => (numbers[k % 32] ?? 0) + 0.4 * Math.sin(1 + 5 * k);
      const w = Array.from({ length: features }, (_, j) => at(j));
      const inputs = Array.from({ length: examples }, (_, k) => Array.from({ length: features }, (_unused, j) => at(5 + k * features + j)));
      const labels = inputs.map((_, k) => k % 2);
      const got = await learner.callPure('trainStep', w, at(4), inputs, labels, eta);
      const wanted = stepByDifferences(w, at(4), inputs, labels, eta);
      expect(got).toSatisfy(isStep, 'a record { w, b }');
      if (!isStep(got)) return;
      expect(got.w, 'w').toBeCloseTo(wanted.w, { within: 1e-6 });
      expect(got.b, 'b').toBeCloseTo(wanted.b, { within: 1e-6 });
    },
  );
});
