import { describe, expect, test } from 'vitest';
import { SURFACES, VIEW } from './surfaces.ts';

describe.each(SURFACES)('$title', ({ loss, gradient, least, levels, start }) => {
  const grid = Array.from({ length: 61 * 41 }, (_, k) => [VIEW.w1.min + (k % 61) / 10, VIEW.w2.min + Math.floor(k / 61) / 10] as const);

  test('the gradient is the slope of the loss', () => {
    const out = new Float64Array(2);
    const h = 1e-5;
    for (const [w1, w2] of grid) {
      gradient(w1, w2, out);
      expect(out[0]).toBeCloseTo((loss(w1 + h, w2) - loss(w1 - h, w2)) / (2 * h), 5);
      expect(out[1]).toBeCloseTo((loss(w1, w2 + h) - loss(w1, w2 - h)) / (2 * h), 5);
    }
  });

  test('no loss is below the least, and some come close', () => {
    const losses = grid.map(([w1, w2]) => loss(w1, w2));
    expect(Math.min(...losses)).toBeGreaterThanOrEqual(least - 1e-7);
    expect(Math.min(...losses)).toBeLessThan(least + 0.01);
  });

  test('contour lines rise and are in view, and the start is, too', () => {
    expect(levels.toSorted((a, b) => a - b)).toEqual(levels);
    expect(Math.max(...grid.map(([w1, w2]) => loss(w1, w2)))).toBeGreaterThan(levels.at(-1) ?? Infinity);
    expect(Math.abs(start[0])).toBeLessThan(VIEW.w1.max);
    expect(Math.abs(start[1])).toBeLessThan(VIEW.w2.max);
  });
});
