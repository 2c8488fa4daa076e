import { expect, test } from 'vitest';
import { bestOf, BLIND_TRIALS, BUDGET, mostPromising, searchSettings, SEARCHES, settingAt, trySetting, UNITS } from './hyperparameter-search.ts';

test('corners of the square', () => {
  expect(settingAt(0, 0)).toEqual({ eta: expect.closeTo(0.00001, 15), units: 1 });
  expect(settingAt(1, 1)).toEqual({ eta: 10, units: UNITS.max });
  expect(settingAt(0.5, 0.5).eta).toBeCloseTo(0.01, 12);
});

test('every number of neurons owns an equal part', () => {
  const counts = new Map<number, number>();
  for (let k = 0; k < 2400; k += 1) counts.set(settingAt(0, (k + 0.5) / 2400).units, (counts.get(settingAt(0, (k + 0.5) / 2400).units) ?? 0) + 1);
  expect([...counts.values()]).toEqual(Array.from({ length: 24 }, () => 100));
});

test.each(SEARCHES)('$title uses the whole budget inside the square, and the same seed gives the same trials', ({ id }) => {
  const trials = searchSettings(id, 5);
  expect(trials).toHaveLength(BUDGET);
  for (const { u, v } of trials) expect(Math.min(u, v, 1 - u, 1 - v)).toBeGreaterThanOrEqual(0);
  expect(searchSettings(id, 5)).toEqual(trials);
});

test('a grid of 16 tries four learning rates, random search sixteen', () => {
  const rates = (id: 'grid' | 'random'): number => new Set(searchSettings(id, 1).map(({ eta }) => eta)).size;
  expect([rates('grid'), rates('random')]).toEqual([4, 16]);
  expect(searchSettings('random', 2)).not.toEqual(searchSettings('random', 1));
});

test('Bayesian search begins blindly like random search, then goes where it expects most', () => {
  const [random, bayes] = [searchSettings('random', 3), searchSettings('bayes', 3)];
  expect(bayes.slice(0, BLIND_TRIALS)).toEqual(random.slice(0, BLIND_TRIALS));
  const next = bayes[BLIND_TRIALS];
  expect(mostPromising(bayes.slice(0, BLIND_TRIALS))).toEqual([next?.u, next?.v]);
});

test('the best trial, and a training that depends on its seed alone', () => {
  const trials = searchSettings('grid', 1);
  expect(bestOf(trials).error).toBe(Math.min(...trials.map(({ error }) => error)));
  const setting = { eta: 0.1, units: 8 };
  expect(trySetting(setting, 4)).toBe(trySetting(setting, 4));
  expect(trySetting(setting, 4)).not.toBe(trySetting(setting, 5));
  expect(trySetting(setting, 4, 'test')).not.toBe(trySetting(setting, 4));
});
