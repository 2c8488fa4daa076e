/** Watermelons and oranges, described by two measured features; drawn at random, always the same for the same seed. */
import { seededRandom } from '#lib/base/seeded-random.ts';
import type { Sample } from './plane-learning.ts';

export interface Fruit {
  /** cm */
  readonly radius: number;
  /** colour as an angle: 0 red, 30 orange, 60 yellow, 120 green */
  readonly hue: number;
  /** 1 watermelon, 0 orange */
  readonly label: 0 | 1;
}

/** Smallest and greatest value that is drawn or can be chosen. */
export const FRUIT_RANGES = { radius: [2, 12], hue: [10, 150] } as const;

/** Means and standard deviations: small garden melons beside large oranges, so that they overlap. */
const KINDS = [
  { label: 0, radius: [4.6, 1], hue: [42, 17] },
  { label: 1, radius: [7.4, 1.6], hue: [98, 21] },
] as const;

/** Fruits of both kinds in turn: orange, watermelon, orange, … */
export function drawFruits(count: number, seed: number): Fruit[] {
  const random = seededRandom(seed);
  const inRange = (value: number, [low, high]: readonly [number, number]): number => Math.min(high, Math.max(low, value));
  return Array.from({ length: count }, (_, i) => {
    const kind = KINDS[i % 2 === 0 ? 0 : 1];
    return {
      radius: Math.round(10 * inRange(random.normal(...kind.radius), FRUIT_RANGES.radius)) / 10,
      hue: Math.round(inRange(random.normal(...kind.hue), FRUIT_RANGES.hue)),
      label: kind.label,
    };
  });
}

/** Lengths that count alike when distances are measured. */
const FRUIT_UNITS = { radius: 10, hue: 100 } as const;

/** A fruit in units of 10 cm and 100 degrees. */
export const toUnitSample = ({ radius, hue, label }: Fruit): Sample => ({ x1: radius / FRUIT_UNITS.radius, x2: hue / FRUIT_UNITS.hue, label });
