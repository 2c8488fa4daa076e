import { expect, test } from 'vitest';
import { bestOf, searchSettings, settingAt, trySetting } from '#lib/ml/hyperparameter-search.ts';
import { BANDS, decodeState, describeState, encodeState, INITIAL_STATE, MAP, mapBands, sayRate, standingsOf, trialsOf } from './search-state.ts';

test.each(['random_16_4', 'bayes_1_20_map', 'grid_7_1'])('%s comes back as it was', (code) => {
  expect(encodeState(decodeState(code))).toBe(code);
});

test('an untouched figure leaves the address alone, and nonsense is left out', () => {
  expect(encodeState(INITIAL_STATE)).toBeNull();
  for (const code of ['', 'luck_16_4', 'grid_0_4', 'grid_17_4', 'grid_16_21', 'grid_16_0', 'grid_16_4_maps', 'grid_16']) expect(decodeState(code)).toEqual(INITIAL_STATE);
});

test('all three stand after the same number of trials', () => {
  const standings = standingsOf({ seed: 4, shown: 6 });
  expect(standings.map(({ id }) => id)).toEqual(['grid', 'random', 'bayes']);
  for (const { id, best } of standings) {
    expect(trialsOf({ seed: 4, shown: 6 }, id)).toHaveLength(6);
    expect(best).toEqual(bestOf(searchSettings(id, 4).slice(0, 6)));
  }
});

test('the square shows the errors that a search would meet', () => {
  const bands = mapBands();
  const [column, row] = [18, 7];
  const error = trySetting(settingAt((column + 0.5) / MAP.columns, (row + 0.5) / MAP.rows));
  expect(bands[row * MAP.columns + column]).toBe(BANDS.findIndex((limit) => error < limit));
  expect(new Set(bands)).toEqual(new Set([0, 1, 2, 3, 4]));
});

test('in words', () => {
  expect(describeState(INITIAL_STATE)).toMatch(/^Grid search, trial 16 of 16: rate 1\.8, 22 neurons, error 0\.354\. The best so far is 0\.295 at 0\.056, 22 neurons; with ten other seeds it makes 0\.\d{3} ± 0\.\d{3}\.$/);
  expect(describeState({ ...INITIAL_STATE, shown: 1 })).toContain('This is the best so far');
  expect([0.000056, 0.0018, 0.16, 1.8, 10].map(sayRate)).toEqual(['0.000056', '0.0018', '0.16', '1.8', '10']);
});
