/** Reading a chart by keyboard: from one point to the next, to another series, to the ends and the extremes. */
import type { Track } from './track.ts';

/** The point that is read. */
export interface Spot {
  readonly track: number;
  readonly index: number;
}

/** What the keys do, for the help below a chart and for tests. */
export const READING_KEYS = {
  ArrowLeft: 'back',
  ArrowRight: 'on',
  ArrowUp: 'earlier series',
  ArrowDown: 'later series',
  Home: 'first',
  End: 'last',
  PageUp: 'back by a tenth',
  PageDown: 'on by a tenth',
  '-': 'lowest',
  '+': 'highest',
} as const;

export type ReadingKey = keyof typeof READING_KEYS;

export function isReadingKey(key: string): key is ReadingKey {
  return Object.hasOwn(READING_KEYS, key);
}

/**
 * Where a key leads from a point; the same point where there is nothing further. Null stands for no point yet: any key begins, at
 * the start or at the end. Gaps are passed over. A point that is gone, because the chart was drawn anew with fewer, is read as the nearest.
 */
export function walkPoints(tracks: readonly Track[], from: Spot | null, key: ReadingKey): Spot | null {
  const here = from === null ? null : settle(tracks, from);
  if (here === null) {
    const first = tracks.findIndex((track) => findFrom(track, 0, 1) !== null);
    if (first === -1) return null;
    return toSpot(tracks, first, key === '-' || key === '+' ? findExtreme(tracks[first], key) : key === 'End' ? findFrom(tracks[first], Infinity, -1) : findFrom(tracks[first], 0, 1));
  }
  const track = tracks[here.track];
  const tenth = Math.max(1, Math.round((track?.length ?? 0) / 10));
  switch (key) {
    case 'ArrowLeft':
      return toSpot(tracks, here.track, findFrom(track, here.index - 1, -1)) ?? here;
    case 'ArrowRight':
      return toSpot(tracks, here.track, findFrom(track, here.index + 1, 1)) ?? here;
    case 'ArrowUp':
      return changeTrack(tracks, here, -1);
    case 'ArrowDown':
      return changeTrack(tracks, here, 1);
    case 'Home':
      return toSpot(tracks, here.track, findFrom(track, 0, 1)) ?? here;
    case 'End':
      return toSpot(tracks, here.track, findFrom(track, Infinity, -1)) ?? here;
    case 'PageUp':
      return toSpot(tracks, here.track, findFrom(track, Math.max(0, here.index - tenth), 1)) ?? here;
    case 'PageDown':
      return toSpot(tracks, here.track, findFrom(track, here.index + tenth, -1)) ?? here;
    case '-':
    case '+':
      return toSpot(tracks, here.track, findExtreme(track, key)) ?? here;
  }
}

/** The point itself, or the nearest there is now; null where nothing can be read. */
export function settle(tracks: readonly Track[], { track, index }: Spot): Spot | null {
  const place = Math.min(track, tracks.length - 1);
  return toSpot(tracks, place, findFrom(tracks[place], index, -1) ?? findFrom(tracks[place], index, 1));
}

/** The point whose x is nearest, on the next track that has any; heights play no part, so that one compares at the same step. */
function changeTrack(tracks: readonly Track[], here: Spot, by: 1 | -1): Spot {
  const x = tracks[here.track]?.x(here.index) ?? NaN;
  for (let track = here.track + by; track >= 0 && track < tracks.length; track += by) {
    const found = toSpot(tracks, track, findNearestX(tracks[track], x, here.index));
    if (found) return found;
  }
  return here;
}

const isPoint = (track: Track, index: number): boolean => !Number.isNaN(track.value(index)) && !Number.isNaN(track.x(index));

/** The first point at or beyond a place, in one direction. */
function findFrom(track: Track | undefined, start: number, by: 1 | -1): number | null {
  if (!track) return null;
  for (let index = Math.min(start, track.length - 1); index >= 0 && index < track.length; index += by) if (isPoint(track, index)) return index;
  return null;
}

/** Of equally near ones the one at the same place, since the points of a box all have one x. */
function findNearestX(track: Track | undefined, x: number, place: number): number | null {
  if (!track) return null;
  let [best, distance, steps] = [-1, Infinity, Infinity];
  for (let index = 0; index < track.length; index += 1) {
    if (!isPoint(track, index)) continue;
    const away = Math.abs(track.x(index) - x);
    const stepsAway = Math.abs(index - place);
    if (best === -1 || away < distance || (away === distance && stepsAway < steps)) [best, distance, steps] = [index, away, stepsAway];
  }
  return best === -1 ? null : best;
}

function findExtreme(track: Track | undefined, which: '-' | '+'): number | null {
  let best: number | null = null;
  for (let index = 0; track && index < track.length; index += 1) {
    if (!isPoint(track, index)) continue;
    if (best === null || (which === '+' ? track.value(index) > track.value(best) : track.value(index) < track.value(best))) best = index;
  }
  return best;
}

const toSpot = (tracks: readonly Track[], track: number, index: number | null): Spot | null => (index === null || !tracks[track] ? null : { track, index });

/** A point in few words, for who looks: with its series where there are several. */
export function readSpot(tracks: readonly Track[], { track, index }: Spot): string {
  const one = tracks[track];
  return one ? `${tracks.length > 1 ? `${one.name}, ` : ''}${one.say(index)}` : '';
}

/** A point as it is announced: on another series than before also which one it is, and how many points there are. */
export function saySpot(tracks: readonly Track[], spot: Spot, before: Spot | null): string {
  const one = tracks[spot.track];
  if (!one) return '';
  return before?.track === spot.track ? one.say(spot.index) : `${readSpot(tracks, spot)}, point ${(spot.index + 1).toLocaleString('en')} of ${one.length.toLocaleString('en')}`;
}
