/** Which point of one chart is read now, and where points stand on the page. Shared by keys, pointer, sound and marker. */
import { Signal } from '../notebook/signal.ts';
import type { Track } from './track.ts';
import type { Spot } from './walk-points.ts';

/** The middle of a point's mark and its size, px from the left top corner of the drawing; no size for a dot on a line. */
export interface PointPlace {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
}

/** Null for a point that is not in sight. */
export type PlacePoint = (spot: Spot) => PointPlace | null;

export type Reader = 'keys' | 'pointer' | 'sound';

export class ChartReading {
  readonly signal = new Signal();
  #spot: Spot | null = null;
  #reader: Reader = 'pointer';
  #place: PlacePoint | null = null;
  #version = 0;

  /** changes with everything that the marker shows */
  readonly version = (): number => this.#version;

  get spot(): Spot | null {
    return this.#spot;
  }
  /** who chose the point */
  get reader(): Reader {
    return this.#reader;
  }

  read(spot: Spot | null, reader: Reader): void {
    if (spot === this.#spot || (spot && this.#spot && spot.track === this.#spot.track && spot.index === this.#spot.index && reader === this.#reader)) return;
    this.#spot = spot;
    this.#reader = reader;
    this.#change();
  }

  /** A drawing says where its points are; null before it is gone. */
  setPlace(place: PlacePoint | null): void {
    this.#place = place;
    this.moved();
  }

  /** The drawing has new points, or others have moved. */
  moved(): void {
    // nobody looks at the marker of a chart that is not read
    if (this.#spot) this.#change();
  }

  place(spot: Spot): PointPlace | null {
    return this.#place?.(spot) ?? null;
  }

  #change(): void {
    this.#version += 1;
    this.signal.notify();
  }
}

/** px beyond which a pointer reads nothing */
export const POINTER_REACH = 60;

/** The point nearest to a place of the drawing; null when none is within reach. Points of a track stand from left to right. */
export function findNearest(tracks: readonly Track[], place: PlacePoint, x: number, y: number): Spot | null {
  let best: Spot | null = null;
  let nearest = POINTER_REACH;
  const look = (track: number, index: number): boolean => {
    const at = place({ track, index });
    if (at === null) return true;
    const beside = Math.max(0, Math.abs(at.x - x) - (at.width ?? 0) / 2);
    const away = Math.hypot(beside, Math.max(0, Math.abs(at.y - y) - (at.height ?? 0) / 2));
    if (away < nearest || (away === 0 && nearest === 0 && best === null)) [best, nearest] = [{ track, index }, away];
    return beside <= nearest;
  };
  tracks.forEach(({ length }, track) => {
    const start = findFirstRightOf(length, (index) => place({ track, index })?.x ?? null, x);
    for (let index = start; index < length && look(track, index); index += 1);
    for (let index = start - 1; index >= 0 && look(track, index); index -= 1);
  });
  return best;
}

/** By halves; points out of sight have no place and are stepped over. */
function findFirstRightOf(length: number, xOf: (index: number) => number | null, x: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    let probe = middle;
    while (probe < high && xOf(probe) === null) probe += 1;
    const found = probe < high ? xOf(probe) : null;
    if (found !== null && found < x) low = probe + 1;
    else high = middle;
  }
  return low;
}
