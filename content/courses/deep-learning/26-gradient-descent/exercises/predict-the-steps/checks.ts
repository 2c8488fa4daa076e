import { checks } from 'epoch/checks';
import { readPredictions } from './predictions.ts';

export default checks(({ learner, check }) => {
  check('run a', { points: 1, rule: 'With c = 1 and η = 0.5 each step multiplies w by 1 − ηc, one half. From 4, three times.' }, async ({ expect }) => {
    const [a] = await readPredictions(expect, learner);
    expect(a, 'run a').toBeBetween(0.45, 0.55);
  });

  check('the valley of the table', { points: 1, rule: 'For c = 2 the table above says what becomes of 0.1, 0.9 and 1.1.' }, async ({ expect }) => {
    expect(await learner.call('fate', 2, 0.1)).toBe('slides');
    expect(await learner.call('fate', 2, 0.9)).toBe('zigzags');
    expect(await learner.call('fate', 2, 1.1)).toBe('flies off');
  });
});
