import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('six patients', { points: 1, rule: 'In the lesson’s example the middle between 99 and 104 makes no mistake.' }, async ({ expect }) => {
    expect(await learner.call('learnThreshold', [85, 92, 99, 104, 110, 118], [0, 0, 0, 1, 1, 1])).toBeCloseTo(101.5, { within: 1e-9 });
  });

  check('one patient far away', { points: 1, rule: 'A reading of 400 changes nothing about the gap between 99 and 104.' }, async ({ expect }) => {
    expect(await learner.call('learnThreshold', [85, 92, 99, 104, 110, 400], [0, 0, 0, 1, 1, 1])).toBeCloseTo(101.5, { within: 1e-9 });
  });
});
