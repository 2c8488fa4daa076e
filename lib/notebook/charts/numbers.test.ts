import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBars, findBarSlots, findHeat } from './chart-slots.ts';
import { countBins, findBinEdges } from './count-bins.ts';
import { findFiveNumbers } from './five-numbers.ts';
import { findLogTicks, findTicks, roundToStep } from './nice-ticks.ts';
import { findSeriesLook } from './series-look.ts';

describe('ticks', () => {
  it('are round, within the axis, and about as many as asked', () => {
    expect(findTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(findTicks(-3, 17, 5)).toEqual([0, 5, 10, 15]);
    expect(findTicks(0.1, 0.3000001, 4)).toEqual([0.1, 0.15, 0.2, 0.25, 0.3]);
    expect(findTicks(2, 2, 5)).toEqual([2]);
  });
  it('of large numbers that are close differ', () => {
    const now = 1.7e12;
    expect(findTicks(now, now + 2, 4)).toEqual([now, now + 0.5, now + 1, now + 1.5, now + 2]);
    expect([roundToStep(3 * 0.1, 0.1), roundToStep(0, 0.1), roundToStep(1.7e12 + 0.05, 0.05)]).toEqual([0.3, 0, 1700000000000.05]);
  });
  it('of a logarithmic axis are powers of ten, with more between them where there are few', () => {
    expect(findLogTicks(0.9, 1100)).toEqual([1, 10, 100, 1000]);
    expect(findLogTicks(0.9, 12)).toEqual([1, 2, 5, 10]);
    expect(findLogTicks(1e-12, 1e12).length).toBeLessThanOrEqual(9);
  });
});

describe('a histogram', () => {
  it('counts every finite value once, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1000), fc.constant(NaN)), { maxLength: 300 }), (values) => {
        const finite = values.filter(Number.isFinite);
        const edges = findBinEdges([values]);
        const bins = countBins(values, edges);
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(finite.length);
        if (finite.length === 0) expect(edges).toEqual([]);
        bins.forEach(({ from, to, count }, at) => expect(finite.filter((value) => value >= from && (value < to || (at === bins.length - 1 && value <= to))).length).toBe(count));
      }),
      { seed: 11, numRuns: 200 },
    );
  });
  it.each([
    ['milliseconds', Array.from({ length: 200 }, (_, i) => 1_763_802_000_000 + (i * 37) % 11)],
    ['thousandths of milliseconds', Array.from({ length: 100 }, (_, i) => 1.7e12 + i / 1000)],
    ['neighbours', [1e16, 1e16 + 2, 1e16 + 4]],
    ['the largest numbers', [-Number.MAX_VALUE, 1, Number.MAX_VALUE]],
    ['the smallest numbers', [0, Number.MIN_VALUE]],
    ['one large number', [1e17, 1e17]],
    ['the largest number alone', [Number.MAX_VALUE]],
    ['a value a rounding below a round border', [1 - 1e-13, 2, 3, 4, 5, 6]],
  ])('of %s has growing borders and counts all', (_, values) => {
    const edges = findBinEdges([values]);
    const bins = countBins(values, edges);
    expect(edges.length).toBeGreaterThan(1);
    expect(edges.every((edge, at) => at === 0 || edge > (edges[at - 1] ?? Infinity))).toBe(true);
    expect(Object.keys(bins)).toHaveLength(edges.length - 1);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
  });
  it('has no bars where there are no borders', () => {
    expect(countBins([1, 2], [])).toEqual([]);
  });
  it('gives one value a bin of its own', () => {
    expect(countBins([3, 3], findBinEdges([[3, 3]]))).toEqual([{ from: 2.5, to: 3.5, count: 2 }]);
  });
});

describe('a box', () => {
  it('has interpolated quartiles, whiskers within reach, and what lies beyond', () => {
    expect(findFiveNumbers([4, 1, 3, 2, NaN, 100])).toEqual({ low: 1, high: 4, q1: 2, median: 3, q3: 4, outliers: [100], n: 5 });
    expect(findFiveNumbers([1, 2])).toMatchObject({ q1: 1.25, median: 1.5, q3: 1.75 });
    expect(findFiveNumbers([7])).toMatchObject({ low: 7, median: 7, high: 7, outliers: [] });
    expect(findFiveNumbers([NaN])).toBeNull();
  });
});

describe('bars', () => {
  it('stand on those before them when stacked', () => {
    const series = [{ name: 'a', x: [0, 1], y: [1, 2] }, { name: 'b', x: [0, 1], y: [NaN, 4] }, { name: 'c', x: [0, 1], y: [5, 6] }];
    expect(findBars({ type: 'bar', stacked: true, categories: ['A', 'B'], series })[2]).toEqual([{ slot: 'A', from: 1, to: 6 }, { slot: 'B', from: 6, to: 12 }]);
    expect(findBars({ type: 'bar', series })[2]).toEqual([{ slot: '0', from: 0, to: 5 }, { slot: '1', from: 0, to: 6 }]);
  });
  it('have a slot for each x of any series', () => {
    expect(findBarSlots({ type: 'bar', series: [{ name: 'a', x: [1, 3], y: [1, 1] }, { name: 'b', x: [3, 5], y: [1, 1] }] })).toEqual(['1', '3', '5']);
  });
});

it('heat is measured from zero in two colours where signs differ, else from the lowest', () => {
  expect(findHeat(-2, { low: -2, high: 4 })).toEqual({ share: 0.5, isBelow: true });
  expect(findHeat(0, { low: -2, high: 4 }).share).toBe(0);
  expect(findHeat(5, { low: 5, high: 9 })).toEqual({ share: 0.06, isBelow: false });
  expect(findHeat(9, { low: 5, high: 9 }).share).toBe(1);
  expect(findHeat(NaN, { low: 5, high: 9 }).share).toBeNaN();
});

it('25 series look different from each other', () => {
  expect(new Set(Array.from({ length: 25 }, (_, index) => JSON.stringify(findSeriesLook(index)))).size).toBe(25);
});
