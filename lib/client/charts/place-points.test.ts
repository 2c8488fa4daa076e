import { describe, expect, it } from 'vitest';
import type { ChartSpec, Series } from '#lib/notebook/outputs.ts';
import { findNearest } from './chart-reading.ts';
import { placePoints, type ChartScales } from './place-points.ts';
import { findTracks, toTracks } from './track.ts';

const BAND = 10;
/** 10 px a slot or a unit; rows from the top, as they are drawn. */
const scales = (columns: readonly string[], rows: readonly string[] = []): ChartScales => {
  const along = (names: readonly string[]) => (value: unknown) => (typeof value === 'number' ? value * BAND : names.includes(String(value)) ? names.indexOf(String(value)) * BAND : NaN);
  return { x: along(columns), y: along(rows), fx: (slot) => along(columns)(slot) * 3, xBand: BAND, yBand: BAND, edge: 0 };
};

const SIDE = 28;
const heat = (series: Partial<Series> = {}): ChartSpec => ({
  type: 'heat',
  series: [{ name: 'h', x: Array.from({ length: SIDE * SIDE }, (_, k) => k % SIDE), y: Array.from({ length: SIDE * SIDE }, (_, k) => Math.floor(k / SIDE)), value: Array.from({ length: SIDE * SIDE }, (_, k) => k), ...series }],
});
const names = Array.from({ length: SIDE }, (_, k) => String(k));

describe('points stand', () => {
  it('in the middle of their cell', () => {
    expect(placePoints(heat(), scales(names, names))({ track: 2, index: 3 })).toEqual({ x: 35, y: 25, width: BAND, height: BAND });
    expect(placePoints(heat(), scales(names, names))({ track: SIDE, index: 0 })).toBeNull();
  });

  it('in the middle of their bar, beside those of other series or on top of them', () => {
    const series = [{ name: 'a', x: [0, 1], y: [1, 2] }, { name: 'b', x: [0, 1], y: [3, 4] }];
    const axes = { ...scales(['A', 'B']), x: (value: unknown) => (typeof value === 'number' ? value * BAND : value === 'B' ? 50 : 0) };
    expect(placePoints({ type: 'bar', categories: ['A', 'B'], series }, axes)({ track: 1, index: 1 })).toEqual({ x: 30 + 10 + 5, y: 40 });
    expect(placePoints({ type: 'bar', stacked: true, categories: ['A', 'B'], series }, axes)({ track: 1, index: 1 })).toEqual({ x: 55, y: 60 });
  });

  it('at their numbers, and nowhere without one', () => {
    const place = placePoints({ type: 'line', series: [{ name: 's', x: [0, 1], y: [3, NaN] }] }, scales([]));
    expect([place({ track: 0, index: 0 }), place({ track: 0, index: 1 }), place({ track: 1, index: 0 })]).toEqual([{ x: 0, y: 30 }, null, null]);
  });
});

/** Counts how often the lists of a series are asked for. */
function watch(series: Series): { readonly series: Series; readonly asked: () => number } {
  let asked = 0;
  const get = (target: Series, name: string | symbol): unknown => {
    if (name === 'x' || name === 'y') asked += 1;
    return Reflect.get(target, name);
  };
  return { series: new Proxy(series, { get }), asked: () => asked };
}

describe('a pointer that moves', () => {
  it('goes through the cells of a heat chart once, not for each cell it compares', () => {
    const [plain] = heat().series;
    if (!plain) throw new Error('Expected a series.');
    const { series, asked } = watch(plain);
    const chart = { ...heat(), series: [series] };
    const place = placePoints(chart, scales(names, names));
    const before = asked();
    expect(findNearest(findTracks(chart), place, 95, 95)).toEqual({ track: 9, index: 9 });
    expect(asked()).toBe(before);
  });

  it('makes the tracks of a chart once, and others of another chart', () => {
    const chart = heat();
    expect(findTracks(chart)).toBe(findTracks(chart));
    expect(findTracks(chart)).not.toBe(findTracks(heat()));
    expect(findTracks(chart).map(({ name }) => name)).toEqual(toTracks(chart).map(({ name }) => name));
  });
});
