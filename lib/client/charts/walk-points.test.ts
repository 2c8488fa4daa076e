import { describe, expect, it } from 'vitest';
import { findNearest, ChartReading, POINTER_REACH, type PlacePoint } from './chart-reading.ts';
import { toTracks } from './track.ts';
import { readSpot, READING_KEYS, saySpot, settle, walkPoints, type ReadingKey, type Spot } from './walk-points.ts';

const line = (...lists: (readonly number[])[]) => toTracks({ type: 'line', xLabel: 'step', series: lists.map((y, index) => ({ name: `s${index}`, x: y.map((_, i) => i), y })) });
const walk = (tracks: ReturnType<typeof line>, ...keys: ReadingKey[]): Spot | null => keys.reduce<Spot | null>((spot, key) => walkPoints(tracks, spot, key), null);

describe('walking', () => {
  const tracks = line([3, 1, 2], [9, 8, 7]);

  it('begins at the first point with any key, at the last with End, at an extreme with its key', () => {
    expect(walk(tracks, 'ArrowRight')).toEqual({ track: 0, index: 0 });
    expect(walk(tracks, 'ArrowDown')).toEqual({ track: 0, index: 0 });
    expect(walk(tracks, 'End')).toEqual({ track: 0, index: 2 });
    expect(walk(tracks, '-')).toEqual({ track: 0, index: 1 });
  });
  it('goes on and back, and stays at the ends', () => {
    expect(walk(tracks, 'Home', 'ArrowRight')).toEqual({ track: 0, index: 1 });
    expect(walk(tracks, 'End', 'ArrowRight')).toEqual({ track: 0, index: 2 });
    expect(walk(tracks, 'Home', 'ArrowLeft')).toEqual({ track: 0, index: 0 });
  });
  it('changes series at the same x, and stays at the last', () => {
    expect(walk(tracks, 'End', 'ArrowDown')).toEqual({ track: 1, index: 2 });
    expect(walk(tracks, 'End', 'ArrowDown', 'ArrowDown')).toEqual({ track: 1, index: 2 });
    expect(walk(tracks, 'End', 'ArrowDown', 'ArrowUp')).toEqual({ track: 0, index: 2 });
  });
  it('finds the nearest x in a series with other steps', () => {
    const other = toTracks({ type: 'line', series: [{ name: 'a', x: [0, 1, 2, 3], y: [1, 1, 1, 1] }, { name: 'b', x: [0, 2.9], y: [1, 1] }] });
    expect(walkPoints(other, { track: 0, index: 3 }, 'ArrowDown')).toEqual({ track: 1, index: 1 });
  });
  it('goes by tenths with the page keys', () => {
    const long = line(Array.from({ length: 50 }, (_, i) => i));
    expect(walk(long, 'Home', 'PageDown')).toEqual({ track: 0, index: 5 });
    expect(walk(long, 'End', 'PageUp')).toEqual({ track: 0, index: 44 });
    expect(walk(long, 'Home', 'PageUp')).toEqual({ track: 0, index: 0 });
    expect(walk(long, 'End', 'PageDown')).toEqual({ track: 0, index: 49 });
  });
  it('finds the extremes', () => {
    expect(walk(tracks, 'Home', '+')).toEqual({ track: 0, index: 0 });
    expect(walk(tracks, 'Home', '-')).toEqual({ track: 0, index: 1 });
  });
  it('passes over gaps and over series without points', () => {
    const gaps = line([NaN, 1, NaN, 2, NaN], [NaN, NaN], [5, 6, 7, 8, 9]);
    expect(walk(gaps, 'Home')).toEqual({ track: 0, index: 1 });
    expect(walk(gaps, 'Home', 'ArrowRight')).toEqual({ track: 0, index: 3 });
    expect(walk(gaps, 'Home', 'ArrowRight', 'ArrowRight')).toEqual({ track: 0, index: 3 });
    expect(walk(gaps, 'Home', 'ArrowDown')).toEqual({ track: 2, index: 1 });
  });
  it('has nowhere to go in an empty chart', () => {
    for (const key of Object.keys(READING_KEYS) as ReadingKey[]) expect(walk(line(), key), key).toBeNull();
    expect(walk(line([]), 'ArrowRight')).toBeNull();
  });
  it('reads on when a curve grew, and the nearest point when it shrank', () => {
    expect(walkPoints(line([1, 2, 3, 4]), { track: 0, index: 2 }, 'ArrowRight')).toEqual({ track: 0, index: 3 });
    expect(settle(line([1]), { track: 3, index: 7 })).toEqual({ track: 0, index: 0 });
  });
});

describe('saying', () => {
  const tracks = line([3, 1.23456], [9, 8]);
  it('names the series when it is another one, and how many points there are', () => {
    expect(saySpot(tracks, { track: 1, index: 0 }, null)).toBe('s1, step 0: 9, point 1 of 2');
    expect(saySpot(tracks, { track: 1, index: 1 }, { track: 1, index: 0 })).toBe('step 1: 8');
    expect(readSpot(tracks, { track: 0, index: 1 })).toBe('s0, step 1: 1.235');
  });
});

describe('tracks of each type', () => {
  it('walk a cloud from left to right, with labels and error bars', () => {
    const [cloud] = toTracks({ type: 'scatter', series: [{ name: 'a', x: [5, 1], y: [2, 3], low: [1, NaN], high: [4, NaN], labels: ['five', ''] }] });
    expect([cloud?.say(0), cloud?.say(1)]).toEqual(['1: 3', 'five, 5: 2, between 1 and 4']);
  });
  it('read bars by their own height, also stacked', () => {
    const tracks = toTracks({ type: 'bar', stacked: true, categories: ['A', 'B'], series: [{ name: 'a', x: [0, 1], y: [1, 2] }, { name: 'b', x: [0, 1], y: [3, 4] }] });
    expect([tracks[1]?.say(1), tracks[1]?.value(1), tracks[1]?.y(1)]).toEqual(['B: 4', 4, 6]);
  });
  it('read the bins of a histogram', () => {
    const [bins] = toTracks({ type: 'histogram', series: [{ name: 'v', x: [1, 1, 1, 2, 9], y: [] }] });
    const all = Array.from({ length: bins?.length ?? 0 }, (_, i) => bins?.value(i) ?? 0);
    expect(all.reduce((a, b) => a + b)).toBe(5);
    expect(bins?.say(0)).toMatch(/^0 to 2: 3 values$/);
  });
  it('read a box by its five numbers and what lies beyond', () => {
    const [box] = toTracks({ type: 'box', series: [{ name: 'v', x: [], y: [1, 2, 3, 4, 100, NaN] }] });
    expect(Array.from({ length: box?.length ?? 0 }, (_, i) => box?.say(i))).toEqual(['lower whisker 1', 'lower quartile 2', 'median 3', 'upper quartile 4', 'upper whisker 4', 'beyond the whiskers 100']);
  });
  it('read a heat chart row by row, with gaps where there is no cell', () => {
    const tracks = toTracks({ type: 'heat', xLabel: 'rate', yLabel: 'batch', series: [{ name: 'loss', x: [0.1, 0.2, 0.1], y: [8, 8, 16], value: [1, 2, 3] }] });
    expect(tracks.map(({ name }) => name)).toEqual(['batch 8', 'batch 16']);
    expect(tracks[0]?.say(1)).toBe('rate 0.2: 2');
    expect(tracks[1]?.value(1)).toBeNaN();
  });
});

describe('the point under a pointer', () => {
  const tracks = line([0, 10, 20, NaN, 40], [100, 100, 100, 100, 100]);
  const place: PlacePoint = ({ track, index }) => {
    const [x, y] = [tracks[track]?.x(index) ?? NaN, tracks[track]?.y(index) ?? NaN];
    return Number.isNaN(y) ? null : { x: x * 50, y };
  };
  it('is the nearest within reach', () => {
    expect(findNearest(tracks, place, 48, 12)).toEqual({ track: 0, index: 1 });
    expect(findNearest(tracks, place, 48, 90)).toEqual({ track: 1, index: 1 });
    expect(findNearest(tracks, place, 190, 45)).toEqual({ track: 0, index: 4 });
    expect(findNearest(tracks, place, 1000, 40)).toBeNull();
    expect(findNearest(tracks, place, 0, -POINTER_REACH)).toBeNull();
  });
  it('is found by halves, also among many', () => {
    const many = line(Array.from({ length: 100_000 }, (_, i) => i % 7));
    let asked = 0;
    const found = findNearest(many, ({ index }) => ((asked += 1), { x: index / 100, y: 0 }), 500, 0);
    expect(found?.index).toBe(50_000);
    expect(asked).toBeLessThan(200);
  });
});

it('tells who follows the reading of each change, and of a drawing that moved only while something is read', () => {
  const reading = new ChartReading();
  let changes = 0;
  reading.signal.subscribe(() => void (changes += 1));
  reading.moved();
  expect(changes).toBe(0);
  reading.read({ track: 0, index: 1 }, 'keys');
  reading.read({ track: 0, index: 1 }, 'keys');
  expect(changes).toBe(1);
  reading.setPlace(() => ({ x: 1, y: 2 }));
  expect([changes, reading.place({ track: 0, index: 1 })]).toEqual([2, { x: 1, y: 2 }]);
});
