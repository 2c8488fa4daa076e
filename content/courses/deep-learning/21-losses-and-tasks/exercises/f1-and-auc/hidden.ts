import { array, checks, int, record } from 'epoch/checks';
import { aucReference, f1Reference } from './reference.ts';

const people = array(record({ label: int({ min: 0, max: 1 }), answer: int({ min: 0, max: 1 }), score: int({ min: 0, max: 6 }) }), { minLength: 3, maxLength: 14 });

export default checks(({ learner, check }) => {
  check.property('F1 for any answers', { points: 2, rule: 'F1 is 2·TP / (2·TP + FP + FN).', inputs: [people.filter((rows) => rows.some(({ label, answer }) => label + answer === 2))] }, async ({ expect }, rows) => {
    const [labels, answers] = [rows.map(({ label }) => label), rows.map(({ answer }) => answer)];
    expect(await learner.callPure('f1', labels, answers)).toBeCloseTo(f1Reference(labels, answers), { within: 1e-9 });
  });

  check('F1 without any positive', { points: 1, rule: 'Where the formula reads 0/0, F1 is 0, and so it is where nothing right was found.' }, async ({ expect }) => {
    expect(await learner.call('f1', [1, 1, 0], [0, 0, 1])).toBe(0);
    expect(await learner.call('f1', [0, 0, 0, 0], [0, 0, 0, 0])).toBe(0);
  });

  check.property(
    'AUC for any scores',
    { points: 2, rule: 'Each pair of a positive and a negative example counts 1, a tie one half, the wrong order 0. The scores may be of any size.', inputs: [people.filter((rows) => new Set(rows.map(({ label }) => label)).size === 2), int({ min: -5, max: 5 })] },
    async ({ expect }, rows, shift) => {
      // few values, so that ties are frequent; no threshold of one half would help
      const [labels, scores] = [rows.map(({ label }) => label), rows.map(({ score }) => score / 2 + shift)];
      expect(await learner.callPure('auc', labels, scores)).toBeCloseTo(aucReference(labels, scores), { within: 1e-9 });
    },
  );

  check('AUC with one class only', { points: 1, rule: 'Without positives, or without negatives, there is no pair and AUC is NaN.' }, async ({ expect }) => {
    expect(await learner.call('auc', [0, 0, 0], [0.1, 0.7, 0.4])).toBe(NaN);
    expect(await learner.call('auc', [1, 1], [0.1, 0.7])).toBe(NaN);
  });
});
