/** A chart to be heard: values as pitch, from left to right, one series after the other. Pure: what is played, when and how. */
import type { Track } from './track.ts';
import type { Spot } from './walk-points.ts';
import { formatNumber } from '../notebook/tensor-slices.ts';

export const MELODY = {
  /** Hz of the lowest and of the highest value: two octaves around the middle of a voice */
  lowest: 220,
  highest: 880,
  /** s that all series together take at most, pauses included */
  seconds: 4,
  /** s between two series */
  pause: 0.15,
  /** series that are heard; further ones would be too short */
  series: 8,
  /** points of one series that are heard; between them the pitch glides */
  points: 120,
  /** up to so many points each is a note of its own */
  notes: 24,
} as const;

export interface Note {
  /** s from the start */
  readonly at: number;
  readonly frequency: number;
  /** -1 left … 1 right */
  readonly pan: number;
  /** the point that it stands for */
  readonly spot: Spot;
}

export interface Voice {
  readonly name: string;
  readonly timbre: OscillatorType;
  readonly from: number;
  /** s */
  readonly to: number;
  /** whether each point is a note of its own; else the pitch glides from one to the next */
  readonly isSeparate: boolean;
  /** an empty list between others is a gap: silence */
  readonly phrases: readonly (readonly Note[])[];
}

export interface Melody {
  readonly voices: readonly Voice[];
  readonly seconds: number;
  /** which range of values became which range of pitches, in words */
  readonly caption: string;
}

const TIMBRES: readonly OscillatorType[] = ['sine', 'triangle', 'square', 'sawtooth'];
const TIMBRE_NAMES: Readonly<Partial<Record<OscillatorType, string>>> = { sine: 'soft', triangle: 'hollow', square: 'reedy', sawtooth: 'sharp' };

/** Null when there is nothing to hear. With `log` equal ratios of values are equal steps of pitch. */
export function toMelody(tracks: readonly Track[], log: boolean): Melody | null {
  const lift = (value: number): number => (log ? Math.log(value) : value);
  const heard = tracks.filter((track) => findRange([track], lift) !== null).slice(0, MELODY.series);
  const range = findRange(heard, lift);
  const places = findRange(heard, null);
  if (range === null || places === null) return null;
  const each = (MELODY.seconds - MELODY.pause * (heard.length - 1)) / heard.length;
  const toFrequency = (value: number): number => MELODY.lowest * (MELODY.highest / MELODY.lowest) ** toShare(lift(value), range);
  const toPan = (x: number): number => toShare(x, places) * 2 - 1;
  const voices = heard.map((track, order): Voice => {
    const from = order * (each + MELODY.pause);
    return { name: track.name, timbre: TIMBRES[order % TIMBRES.length] ?? 'sine', from, to: from + each, isSeparate: track.length <= MELODY.notes, phrases: toPhrases(track, { place: tracks.indexOf(track), from, each, lift, toFrequency, toPan }) };
  });
  return { voices, seconds: MELODY.seconds, caption: toCaption(voices, log ? { low: Math.exp(range.low), high: Math.exp(range.high) } : range, tracks.length) };
}

interface Mapping {
  /** the track's place among all */
  readonly place: number;
  readonly from: number;
  readonly each: number;
  readonly lift: (value: number) => number;
  readonly toFrequency: (value: number) => number;
  readonly toPan: (x: number) => number;
}

function toPhrases(track: Track, { place, from, each, lift, toFrequency, toPan }: Mapping): Note[][] {
  const shown = Math.min(track.length, MELODY.points);
  const phrases: Note[][] = [[]];
  for (let step = 0; step < shown; step += 1) {
    const index = shown === track.length ? step : Math.round((step * (track.length - 1)) / (shown - 1));
    const value = track.value(index);
    if (isHeard(track, index, lift)) phrases.at(-1)?.push({ at: from + (each * step) / shown, frequency: toFrequency(value), pan: toPan(track.x(index)), spot: { track: place, index } });
    else if (phrases.at(-1)?.length !== 0) phrases.push([]);
  }
  return phrases.filter((phrase) => phrase.length > 0);
}

/** The point that sounds at a time, s from the start; null in a pause. */
export function whereHeard({ voices }: Melody, elapsed: number): Spot | null {
  const voice = voices.find(({ from, to }) => elapsed >= from && elapsed <= to);
  return voice?.phrases.flat().findLast(({ at }) => at <= elapsed)?.spot ?? null;
}

/** A point has a pitch and a place from left to right: what speakers are given must be a number. */
const isHeard = (track: Track, index: number, lift: (value: number) => number): boolean => Number.isFinite(lift(track.value(index))) && Number.isFinite(track.x(index));

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Of the values of what is heard, or of the places of all points when `lift` is null. */
function findRange(tracks: readonly Track[], lift: ((value: number) => number) | null): Range | null {
  let [low, high] = [Infinity, -Infinity];
  for (const track of tracks) {
    for (let index = 0; index < track.length; index += 1) {
      if (lift ? !isHeard(track, index, lift) : !Number.isFinite(track.x(index))) continue;
      const value = lift ? lift(track.value(index)) : track.x(index);
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low > high ? null : { low, high };
}

/** Where a value lies in a range, from 0 to 1; in the middle of a range without length. */
function toShare(value: number, { low, high }: Range): number {
  if (low === high) return 0.5;
  // halves, where the whole length is more than a number can be
  const by = Number.isFinite(high - low) ? 1 : 0.5;
  return (value * by - low * by) / (high * by - low * by);
}

function toCaption(voices: readonly Voice[], { low, high }: { readonly low: number; readonly high: number }, all: number): string {
  const pitch = low === high ? `Every value is ${formatNumber(low)}, one pitch throughout` : `From ${formatNumber(low)}, ${MELODY.lowest} Hz, to ${formatNumber(high)}, ${MELODY.highest} Hz; higher is higher`;
  const order = voices.length === 1 ? '' : ` One after the other: ${voices.map(({ name, timbre }) => `${name} (${TIMBRE_NAMES[timbre] ?? timbre})`).join(', ')}.`;
  const rest = all > voices.length ? ` ${all - voices.length} more ${all - voices.length === 1 ? 'series is' : 'series are'} not played.` : '';
  return `${pitch}. Left to right takes ${formatNumber((MELODY.seconds - MELODY.pause * (voices.length - 1)) / voices.length)} s.${order}${rest}`;
}
