import { describe, expect, it } from 'vitest';
import { MELODY, toMelody, whereHeard } from './to-melody.ts';
import { toTracks } from './track.ts';

const melodyOf = (lists: readonly (readonly number[])[], log = false) => toMelody(toTracks({ type: 'line', series: lists.map((y, index) => ({ name: `s${index}`, x: y.map((_, i) => i), y })) }), log);
const notesOf = (lists: readonly (readonly number[])[], log = false) => melodyOf(lists, log)?.voices[0]?.phrases.flat() ?? [];

describe('pitch', () => {
  it('rises from the lowest to the highest value, equal steps of value by equal ratios of frequency', () => {
    const pitches = notesOf([[0, 5, 10]]).map(({ frequency }) => frequency);
    expect(pitches[0]).toBeCloseTo(MELODY.lowest);
    expect(pitches[1]).toBeCloseTo(Math.sqrt(MELODY.lowest * MELODY.highest));
    expect(pitches[2]).toBeCloseTo(MELODY.highest);
  });
  it('takes equal ratios of values for equal steps on a logarithmic axis, where zero is silent', () => {
    const notes = notesOf([[1, 10, 0, 100]], true);
    expect(notes).toHaveLength(3);
    expect(notes[1]?.frequency).toBeCloseTo(Math.sqrt(MELODY.lowest * MELODY.highest));
  });
  it('is one for all series, so that they can be compared', () => {
    const voices = melodyOf([[0, 1], [2, 4]])?.voices ?? [];
    expect(voices[0]?.phrases.flat()[1]?.frequency).toBeCloseTo(MELODY.lowest * 4 ** 0.25);
  });
  it('is one in the middle where all values are the same', () => {
    expect(notesOf([[7, 7]]).map(({ frequency }) => Math.round(frequency))).toEqual([440, 440]);
    expect(melodyOf([[7, 7]])?.caption).toContain('one pitch throughout');
  });
});

describe('time and place', () => {
  it('is left to right, and at most the limit in all', () => {
    const notes = notesOf([[1, 2, 3]]);
    expect(notes.map(({ pan }) => pan)).toEqual([-1, 0, 1]);
    for (const count of [1, 3, MELODY.series]) {
      const voices = melodyOf(Array.from({ length: count }, () => [1, 2]))?.voices ?? [];
      expect(voices.at(-1)?.to).toBeCloseTo(MELODY.seconds);
      expect(voices.every(({ from }, at) => at === 0 || from >= (voices[at - 1]?.to ?? Infinity))).toBe(true);
    }
  });
  it('thins long series, and plays short ones note by note', () => {
    const long = melodyOf([Array.from({ length: 10_000 }, (_, i) => i)])?.voices[0];
    expect([long?.isSeparate, long?.phrases.flat().length]).toEqual([false, MELODY.points]);
    expect(melodyOf([Array.from({ length: MELODY.notes }, (_, i) => i)])?.voices[0]?.isSeparate).toBe(true);
  });
  it('is silent in gaps', () => {
    expect(melodyOf([[1, NaN, NaN, 2, 3]])?.voices[0]?.phrases.map(({ length }) => length)).toEqual([1, 2]);
  });
  it('is silent where a point has no place, also at the ends', () => {
    const heard = (x: readonly number[], y: readonly number[]) => toMelody(toTracks({ type: 'scatter', series: [{ name: 's', x, y }] }), false);
    const melody = heard([0, NaN, 2, Infinity, -Infinity], [1, 50, 3, 99, -99]);
    expect(melody?.voices[0]?.phrases.flat().map(({ frequency, pan }) => [Math.round(frequency), pan])).toEqual([[MELODY.lowest, -1], [MELODY.highest, 1]]);
    expect(melody?.caption).toContain('From 1, 220 Hz, to 3, 880 Hz');
    expect(heard([NaN, Infinity], [1, 2])).toBeNull();
  });
  it.each([
    ['places without a number', [NaN, 1, Infinity, 2], [1, 2, 3, 4]],
    ['the longest ranges', [-Number.MAX_VALUE, 0, Number.MAX_VALUE], [Number.MAX_VALUE, 0, -Number.MAX_VALUE]],
    ['the shortest ranges', [0, Number.MIN_VALUE], [Number.MIN_VALUE, 0]],
  ])('is a number for each note of %s', (_, x, y) => {
    const notes = toMelody(toTracks({ type: 'scatter', series: [{ name: 's', x, y }] }), false)?.voices[0]?.phrases.flat() ?? [];
    expect(notes.length).toBeGreaterThan(1);
    for (const { at, frequency, pan } of notes) expect([at, frequency, pan].every(Number.isFinite)).toBe(true);
  });
  it('knows which point sounds', () => {
    const melody = melodyOf([[1, 2], [3, 4]]);
    if (!melody) throw new Error('Expected a melody');
    expect(whereHeard(melody, 0.01)).toEqual({ track: 0, index: 0 });
    expect(whereHeard(melody, melody.seconds - 0.01)).toEqual({ track: 1, index: 1 });
    expect(whereHeard(melody, 99)).toBeNull();
  });
});

it('says what became what, and which series are left out', () => {
  expect(melodyOf([[0.5, 2]])?.caption).toBe('From 0.5, 220 Hz, to 2, 880 Hz; higher is higher. Left to right takes 4 s.');
  expect(melodyOf([[1, 2], [3, 4]])?.caption).toContain('One after the other: s0 (soft), s1 (hollow).');
  expect(melodyOf(Array.from({ length: MELODY.series + 2 }, () => [1, 2]))?.caption).toContain('2 more series are not played.');
  expect(melodyOf([[]])).toBeNull();
  expect(melodyOf([[NaN]])).toBeNull();
});
