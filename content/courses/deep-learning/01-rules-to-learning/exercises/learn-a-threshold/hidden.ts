import { array, asNumber, checks, int, oneOf, type Expect, type LearnerValue } from 'epoch/checks';

const mistakes = (t: number, readings: readonly number[], labels: readonly number[]): number => readings.filter((x, i) => (x > t ? 1 : 0) !== labels[i]).length;

function expectFewest(expect: Expect, got: LearnerValue, readings: readonly number[], labels: readonly number[]): void {
  expect(got).toBeFinite();
  const fewest = Math.min(...[Number.NEGATIVE_INFINITY, ...readings].map((t) => mistakes(t, readings, labels)));
  expect(got).toSatisfy((t) => mistakes(asNumber(t), readings, labels) === fewest, 'a threshold with as few mistakes as possible');
}

export default checks(({ learner, check }) => {
  check('all labels equal', { points: 1, rule: 'If everybody has the same label, a threshold beyond all readings makes no mistake.' }, async ({ expect }) => {
    for (const label of [0, 1]) expectFewest(expect, await learner.call('learnThreshold', [90, 95, 101], [label, label, label]), [90, 95, 101], [label, label, label]);
  });

  check('one doubtful label', { points: 1, rule: 'A single label that contradicts its neighbours costs one mistake, not the border.' }, async ({ expect }) => {
    const [readings, labels] = [[80, 84, 88, 92, 105, 110, 115, 120], [0, 1, 0, 0, 1, 1, 1, 1]];
    expectFewest(expect, await learner.call('learnThreshold', readings, labels), readings, labels);
  });

  check.property(
    'as few mistakes as possible',
    { points: 3, rule: 'No other threshold makes fewer mistakes, for readings in any order and any labels.', inputs: [array(int({ min: 70, max: 160 }), { minLength: 2, maxLength: 12 }), array(oneOf(0, 1), { length: 12 })], runs: 60 },
    async ({ expect }, readings, all) => {
      // sicker patients have higher readings, most of the time
      const labels = readings.map((x, i) => (i % 4 === 3 ? (all[i] ?? 0) : x > 115 ? 1 : 0));
      expectFewest(expect, await learner.callPure('learnThreshold', readings, labels), readings, labels);
    },
  );
});
