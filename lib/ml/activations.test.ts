import { describe, expect, test } from 'vitest';
import { ACTIVATIONS, selectActivation, softmax, softmaxSlopes, type ActivationId } from './activations.ts';

const H = 1e-6;
/** Places without a corner or a jump. */
const PLACES = [-30, -4, -1.3, -0.2, 0.2, 0.9, 3, 30];

describe.each(ACTIVATIONS)('$id', ({ value, slope }) => {
  test.each(PLACES)('the slope at %d is what a nudge measures', (z) => {
    expect(slope(z)).toBeCloseTo((value(z + H) - value(z - H)) / (2 * H), 6);
  });

  test('stays finite far out', () => {
    for (const z of [-1_000, 1_000]) expect([value(z), slope(z)].every(Number.isFinite)).toBe(true);
  });
});

test.each<[ActivationId, number, number, number]>([
  ['step', 2, 1, 0],
  ['sigmoid', 2, 0.880797, 0.104994],
  ['tanh', 2, 0.964028, 0.070651],
  ['relu', 2, 2, 1],
  ['leaky-relu', -2, -0.02, 0.01],
  ['swish', 2, 1.761594, 1.090784],
  ['swish', -1, -0.268941, 0.072329],
])('%s at %d', (id, z, value, slope) => {
  expect(selectActivation(id).value(z)).toBeCloseTo(value, 6);
  expect(selectActivation(id).slope(z)).toBeCloseTo(slope, 6);
});

test('at zero: the slope from the left', () => {
  expect((['step', 'relu', 'leaky-relu'] as const).map((id) => selectActivation(id).slope(0))).toEqual([0, 0, 0.01]);
});

describe('softmax', () => {
  test('of 2, 1, 0', () => {
    expect(softmax([2, 1, 0]).map((p) => Number(p.toFixed(4)))).toEqual([0.6652, 0.2447, 0.09]);
  });

  test('adds up to 1 and does not care about a common shift, however large', () => {
    for (const shift of [0, 1_000, -1_000]) {
      const shares = softmax([2 + shift, 1 + shift, shift]);
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      expect(shares[0]).toBeCloseTo(0.665241, 6);
    }
    expect(softmax([1_000, -1_000])).toEqual([1, 0]);
  });

  test('slopes are what nudges measure', () => {
    const logits = [0.3, -1.2, 2.1];
    const slopes = softmaxSlopes(softmax(logits));
    logits.forEach((_, j) => {
      const nudged = (h: number) => softmax(logits.map((z, k) => (k === j ? z + h : z)));
      const [above, below] = [nudged(H), nudged(-H)];
      above.forEach((p, i) => expect(slopes[i]?.[j]).toBeCloseTo((p - (below[i] ?? 0)) / (2 * H), 6));
    });
  });
});
