import { checks, float, record } from 'epoch/checks';
import { readPredictions } from './predictions.ts';

const START = 4;
const RUNS = [
  { name: 'run b', c: 2, eta: 0.5, rule: 'With c = 2 and η = 0.5 nothing of w is left after the first step.' },
  { name: 'run c', c: 4, eta: 0.45, rule: 'With c = 4 and η = 0.45 the factor is negative and a little above −1.' },
  { name: 'run d', c: 10, eta: 0.2, rule: 'With c = 10 and η = 0.2 the rate is exactly at its limit.' },
  { name: 'run e', c: 0.5, eta: 5, rule: 'With c = 0.5 and η = 5 the factor is below −1: η is large, even for so flat a valley.' },
] as const;
const after = (c: number, eta: number): number => START * (1 - eta * c) ** 3;

export default checks(({ learner, check }) => {
  RUNS.forEach(({ name, c, eta, rule }, k) => {
    check(name, { points: 1, rule }, async ({ expect }) => {
      const predicted = (await readPredictions(expect, learner))[k + 1];
      expect(predicted, name).toBeCloseTo(after(c, eta), { within: 0.1, relative: 0.1 });
    });
  });

  check('which side, and nearer or farther', { points: 1, rule: 'Without any arithmetic: a negative factor means the other side after an odd number of steps, one below −1 means farther away than the start.' }, async ({ expect }) => {
    const sideAndSize = (w: number): string => `${Math.abs(w) < 0.1 ? 'at 0' : w > 0 ? 'same side' : 'other side'}, ${Math.abs(w) > START + 0.4 ? 'farther' : Math.abs(w) < START - 0.4 ? 'nearer' : 'as far'}`;
    const predicted = await readPredictions(expect, learner);
    expect(predicted.slice(1).map(sideAndSize), 'runs b to e').toEqual(RUNS.map(({ c, eta }) => sideAndSize(after(c, eta))));
  });

  // products from 0.05 to 3 without the borders at 1 and 2, in valleys from flat to steep
  const product = float({ min: 0.05, max: 3 }).filter((p) => Math.abs(p - 1) > 0.02 && Math.abs(p - 2) > 0.02);
  check.property('any valley', { points: 3, rule: 'The factor of a step is 1 − ηc: negative when ηc is above 1, below −1 when ηc is above 2.', inputs: [record({ c: float({ min: 0.01, max: 200 }), product })], runs: 40 }, async ({ expect }, { c, product: p }) => {
    // the factor is exactly 0: w is at its goal at once and never changes sides
    expect(await learner.call('fate', 4, 0.25)).toBe('slides');
    expect(await learner.call('fate', c, p / c)).toBe(p > 2 ? 'flies off' : p > 1 ? 'zigzags' : 'slides');
  });
});
