import fc from 'fast-check';
import { expect, it } from 'vitest';
import { thinToPixels } from './thin-to-pixels.ts';

const rows = Array.from({ length: 50_000 }, (_, i) => i);

it('leaves short data as they are', () => {
  const data: [number[], (number | null)[]] = [[0, 1, 2], [1, null, 3]];
  expect(thinToPixels(data, 600)).toBe(data);
});

it('keeps the highest and the lowest of each column of pixels, of every series, and both ends', () => {
  const spikes = rows.map((i) => (i === 12_345 ? 99 : Math.sin(i)));
  const dips = rows.map((i) => (i === 40_001 ? -99 : 0));
  const [x, one, two] = thinToPixels<[number[], ...(number | null)[][]]>([rows, spikes, dips], 500);
  expect(x?.length).toBeLessThanOrEqual((500 + 1) * 2);
  expect([Math.max(...(one as number[])), Math.min(...(two as number[]))]).toEqual([99, -99]);
  expect([x?.[0], x?.at(-1)]).toEqual([0, 49_999]);
});

it('keeps columns aligned, rows in order and extremes within a pixel of their place, whatever the data', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.double({ noNaN: true, min: -5, max: 5 })), { minLength: 40, maxLength: 400 }), fc.integer({ min: 1, max: 20 }), (values, pixels) => {
      const x = values.map((_, i) => i * 0.5);
      const [xs, ys] = thinToPixels<[number[], (number | null)[]]>([x, values], pixels);
      expect(xs.every((value, i) => i === 0 || value > (xs[i - 1] ?? Infinity))).toBe(true);
      expect(ys).toHaveLength(xs.length);
      const width = ((x.at(-1) ?? 0) / pixels) * 1.001;
      for (const [row, y] of (ys ?? []).entries()) expect(y === null || values.some((value, i) => value === y && Math.abs((x[i] ?? 0) - (xs[row] ?? 0)) <= width)).toBe(true);
      const finite = values.filter((value) => value !== null);
      const kept = (ys ?? []).filter((value) => value !== null);
      if (finite.length > 0) expect([Math.min(...kept), Math.max(...kept)]).toEqual([Math.min(...finite), Math.max(...finite)]);
    }),
    { seed: 7, numRuns: 200 },
  );
});

it('takes what cannot be drawn for gaps', () => {
  const strange = rows.map((i) => [NaN, -1, 3, Infinity, -Infinity][i % 5] ?? null);
  const [, all] = thinToPixels<[number[], (number | null)[]]>([rows, strange], 500);
  // the last point has a row of its own
  expect(new Set(all?.slice(0, -1))).toEqual(new Set([-1, 3]));
  const [, positive] = thinToPixels<[number[], (number | null)[]]>([rows, strange], 500, 0);
  expect(new Set(positive?.slice(0, -1))).toEqual(new Set([3]));
  const [, none] = thinToPixels<[number[], (number | null)[]]>([rows, rows.map(() => NaN)], 500);
  expect(new Set(none)).toEqual(new Set([null]));
});
