import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fastTanh } from './fast-tanh.ts';

describe('fastTanh', () => {
  it('is the hyperbolic tangent within 1e-15, near 0 to the same share', () => {
    fc.assert(
      fc.property(fc.double({ min: -25, max: 25, noNaN: true }), (x) => {
        expect(Math.abs(fastTanh(x) - Math.tanh(x))).toBeLessThanOrEqual(1e-15 * Math.min(1, Math.abs(x)));
      }),
      { numRuns: 20_000 },
    );
  });

  it('is ±1 far out and never beyond, and no number of none', () => {
    for (const x of [20, 20.5, 1e9, Number.MAX_VALUE, Infinity]) expect([fastTanh(x), fastTanh(-x)]).toEqual([1, -1]);
    expect(fastTanh(0)).toBe(0);
    expect(fastTanh(Number.NaN)).toBeNaN();
  });
});
