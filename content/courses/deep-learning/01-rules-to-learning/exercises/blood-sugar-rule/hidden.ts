import { checks } from 'epoch/checks';

const rule = (x: number): string => (x < 100 ? 'normal' : x <= 125 ? 'prediabetes' : 'diabetes');

export default checks(({ learner, check }) => {
  check('just beside the borders', { points: 2, rule: 'A tenth below or above a border counts.' }, async ({ expect }) => {
    for (const x of [99.9, 100.1, 124.9, 125.1]) expect(await learner.call('diagnose', x)).toBe(rule(x));
  });

  check('any whole reading', { points: 2, rule: 'The rule holds for every whole reading from 40 to 300.' }, async ({ expect }) => {
    for (let x = 40; x <= 300; x += 1) expect(await learner.call('diagnose', x)).toBe(rule(x));
  });
});
