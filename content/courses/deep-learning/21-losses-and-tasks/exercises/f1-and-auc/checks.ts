import { checks } from 'epoch/checks';

const repeat = (times: number, value: number): number[] => Array.from({ length: times }, () => value);

export default checks(({ learner, check }) => {
  check('F1 of the second program', { points: 1, rule: '8 found, 20 alarmed for nothing, 2 missed: 16 / (16 + 20 + 2) = 0.421.' }, async ({ expect }) => {
    const labels = [...repeat(10, 1), ...repeat(40, 0)];
    const answers = [...repeat(8, 1), 0, 0, ...repeat(20, 1), ...repeat(20, 0)];
    expect(await learner.call('f1', labels, answers)).toBeCloseTo(16 / 38, { within: 1e-6 });
  });

  check('AUC of the lesson', { points: 1, rule: '14 of the 15 pairs of an ill and a healthy person are in the right order.' }, async ({ expect }) => {
    expect(await learner.call('auc', [1, 1, 0, 1, 0, 0, 0, 0], [0.9, 0.8, 0.7, 0.4, 0.3, 0.2, 0.15, 0.1])).toBeCloseTo(14 / 15, { within: 1e-6 });
  });

  check('AUC of equal scores', { points: 1, rule: 'Every pair is a tie and counts half.' }, async ({ expect }) => {
    expect(await learner.call('auc', [1, 0, 0], [0.3, 0.3, 0.3])).toBeCloseTo(0.5, { within: 1e-6 });
  });
});
