import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#lib/base/seeded-random.ts';
import { DATA_SETS, DOMAIN, drawData, parseCsv, toCsv } from './data-sets.ts';
import { MAP_SIDES, PlaygroundSession } from './session.ts';
import { ACTIVATIONS, decodeSettings, encodeSettings, FIRST_SETTINGS, LEARNING_RATES, REGULARIZATION_RATES, REGULARIZATIONS, type Settings } from './settings.ts';
import { FEATURES } from './features.ts';

describe('data sets', () => {
  it.each(DATA_SETS)('%s: targets of its task, the same for the same seed, noisier with noise', (set) => {
    const points = drawData(set, 200, 0, seededRandom(1));
    expect(points).toEqual(drawData(set, 200, 0, seededRandom(1)));
    // without noise a spiral is no matter of chance
    if (set !== 'spiral') expect(points).not.toEqual(drawData(set, 200, 0, seededRandom(2)));
    expect(points).not.toEqual(drawData(set, 200, 0.3, seededRandom(1)));
    for (const { x, y, target } of drawData(set, 200, 0.5, seededRandom(1))) expect(Math.abs(target) <= 2.4 && Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    for (const { target } of points) expect(Math.abs(target)).toBeLessThanOrEqual(1.2);
  });

  it('without noise, XOR follows the signs and the circle its radius', () => {
    for (const { x, y, target } of drawData('xor', 300, 0, seededRandom(4))) expect(target).toBe(x * y > 0 ? 1 : -1);
    for (const { x, y, target } of drawData('circle', 300, 0, seededRandom(4))) expect(target).toBe(Math.hypot(x, y) < 2.5 ? 1 : -1);
  });

  it('reads what it writes, and says which line is wrong', () => {
    const points = [{ x: 1.5, y: -2, target: 1 }, { x: 0, y: 0.25, target: -1 }];
    expect(parseCsv(toCsv(points))).toEqual({ points });
    expect(parseCsv('1;2;1\n\n 3\t4\t-1 ')).toEqual({ points: [{ x: 1, y: 2, target: 1 }, { x: 3, y: 4, target: -1 }] });
    for (const [text, problem] of [
      ['', 'at least two lines'],
      ['1,2,1', 'at least two lines'],
      ['1,2,1\n1,2', 'Line 2: expected three numbers'],
      ['1,2,1\n1,x,1', 'Line 2'],
      [`1,2,1\n${String(DOMAIN + 1)},0,1`, 'Line 2: expected x and y'],
      ['1,2,1\n1,2,5', 'target from -1 to 1'],
      ['1,2,1\n'.repeat(2001), 'at most 2000'],
    ] as const) expect(parseCsv(text)).toEqual({ problem: expect.stringContaining(problem) as string });
  });
});

describe('settings', () => {
  const settings: fc.Arbitrary<Settings> = fc.record({
    data: fc.constantFrom(...DATA_SETS, 'own' as const),
    task: fc.constantFrom('classification' as const, 'regression' as const),
    features: fc.subarray(FEATURES.map(({ id }) => id), { minLength: 1 }),
    hidden: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 6 }),
    activation: fc.constantFrom(...ACTIVATIONS),
    learningRate: fc.constantFrom(...LEARNING_RATES),
    regularization: fc.constantFrom(...REGULARIZATIONS),
    regularizationRate: fc.constantFrom(...REGULARIZATION_RATES),
    trainPercent: fc.integer({ min: 10, max: 90 }),
    noise: fc.integer({ min: 0, max: 50 }),
    batchSize: fc.integer({ min: 1, max: 30 }),
    seed: fc.integer({ min: 0, max: 999_999 }),
  });

  it('come back from the address', () => {
    fc.assert(
      fc.property(settings, (given) => {
        expect(decodeSettings(encodeSettings(given) ?? '')).toEqual(given);
      }),
    );
    expect(encodeSettings(FIRST_SETTINGS)).toBeNull();
  });

  it('are never anything else, whatever the address says', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(fc.tuple(fc.constantFrom(...Object.keys(FIRST_SETTINGS)), fc.string())).map((parts) => parts.map(([name, text]) => `${name}=${text}`).join('~'))), (code) => {
      const read = decodeSettings(code);
      expect(decodeSettings(encodeSettings(read) ?? '')).toEqual(read);
      expect(read.hidden.every((size) => size >= 1 && size <= 8) && read.batchSize <= 30 && read.features.length > 0).toBe(true);
    }));
    expect(decodeSettings('hidden=9.2~batchSize=1e3~noise=-1~data=__proto__~features=')).toEqual(FIRST_SETTINGS);
  });
});

describe('a session', () => {
  it.each([
    [{ ...FIRST_SETTINGS, data: 'circle' }, 200, 0.05],
    [{ ...FIRST_SETTINGS, data: 'xor' }, 100, 0.05],
    [{ ...FIRST_SETTINGS, data: 'gaussian' }, 20, 0.05],
    [{ ...FIRST_SETTINGS, data: 'plane', task: 'regression', learningRate: 0.01 }, 50, 0.02],
  ] as const)('learns %j', (settings, epochs, most) => {
    const session = new PlaygroundSession(settings);
    const before = session.loss('test');
    for (let epoch = 0; epoch < epochs; epoch += 1) session.stepEpoch();
    expect(session.epoch).toBe(epochs);
    expect(session.loss('test')).toBeLessThan(Math.min(most, before));
    expect(session.loss('train')).toBeLessThan(most);
  });

  it('is the same again for the same settings, and splits without a rest', () => {
    const [one, two] = [new PlaygroundSession(FIRST_SETTINGS), new PlaygroundSession(FIRST_SETTINGS)];
    for (const session of [one, two]) for (let step = 0; step < 30; step += 1) session.step();
    expect(one.network.weights).toEqual(two.network.weights);
    expect(one.train.length + one.test.length).toBe(500);
    expect(new PlaygroundSession({ ...FIRST_SETTINGS, seed: 2 }).network.weights).not.toEqual(new PlaygroundSession(FIRST_SETTINGS).network.weights);
  });

  it('draws every neuron over the plane from the top left', () => {
    const session = new PlaygroundSession(FIRST_SETTINGS);
    const seen = new Map<string, number>();
    session.draw('neurons', (layer, neuron, pixel, value) => seen.set(`${String(layer)} ${String(neuron)} ${String(pixel)}`, value));
    expect(seen.size).toBe((2 + 4 + 2 + 1) * MAP_SIDES.neuron ** 2);
    expect(seen.get('0 0 0')).toBeCloseTo(-DOMAIN * (1 - 1 / MAP_SIDES.neuron), 12);
    expect(seen.get('0 1 0')).toBeCloseTo(DOMAIN * (1 - 1 / MAP_SIDES.neuron), 12);
    let outputs = 0;
    session.draw('output', (layer) => (outputs += layer === 3 ? 1 : Number.NaN));
    expect(outputs).toBe(MAP_SIDES.output ** 2);
  });

  it('has no loss where it has no points', () => {
    expect(new PlaygroundSession({ ...FIRST_SETTINGS, data: 'own' }).loss('test')).toBeNaN();
  });
});
