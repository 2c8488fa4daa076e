/** The data of the playground: the six sets of the original (TensorFlow Playground, `dataset.ts`, 2016), and one's own. */
import type { SeededRandom } from '#lib/base/seeded-random.ts';

/** A point of the plane with the value to be learned: a class -1 or 1, or a number in [-1, 1]. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly target: number;
}

export const DATA_SETS = ['circle', 'xor', 'gaussian', 'spiral', 'plane', 'bumps'] as const;
export type DataSet = (typeof DATA_SETS)[number];

/** Which task each set is for. */
export const DATA_SET_TASKS: Readonly<Record<DataSet, 'classification' | 'regression'>> = {
  ...{ circle: 'classification', xor: 'classification', gaussian: 'classification', spiral: 'classification' },
  ...{ plane: 'regression', bumps: 'regression' },
};

/** The plane is drawn from -DOMAIN to DOMAIN on both axes. */
export const DOMAIN = 6;

/**
 * Draws a set.
 * @param noise from 0 to 0.5
 */
export function drawData(set: DataSet, count: number, noise: number, random: SeededRandom): Point[] {
  return Array.from({ length: count }, (_, index) => DRAWERS[set](index, count, noise, random));
}

type Drawer = (index: number, count: number, noise: number, random: SeededRandom) => Point;

const RADIUS = 5;

const DRAWERS: Readonly<Record<DataSet, Drawer>> = {
  circle(index, count, noise, random) {
    const isInside = index < count / 2;
    const r = isInside ? random.float(0, RADIUS * 0.5) : random.float(RADIUS * 0.7, RADIUS);
    const angle = random.float(0, 2 * Math.PI);
    const [x, y] = [r * Math.sin(angle), r * Math.cos(angle)];
    const distance = Math.hypot(x + jitter(RADIUS * noise, random), y + jitter(RADIUS * noise, random));
    return { x, y, target: distance < RADIUS * 0.5 ? 1 : -1 };
  },
  xor(_, __, noise, random) {
    const side = (): number => {
      const value = random.float(-RADIUS, RADIUS);
      return value + (value > 0 ? 0.3 : -0.3);
    };
    const [x, y] = [side(), side()];
    const product = (x + jitter(RADIUS * noise, random)) * (y + jitter(RADIUS * noise, random));
    return { x, y, target: product >= 0 ? 1 : -1 };
  },
  gaussian(index, count, noise, random) {
    const target = index < count / 2 ? 1 : -1;
    const deviation = Math.sqrt(0.5 + 7 * noise);
    return { x: random.normal(2 * target, deviation), y: random.normal(2 * target, deviation), target };
  },
  spiral(index, count, noise, random) {
    const half = count / 2;
    const target = index < half ? 1 : -1;
    const along = (index % Math.ceil(half)) / half;
    const r = along * RADIUS;
    const angle = 1.75 * along * 2 * Math.PI + (target === 1 ? 0 : Math.PI);
    return { x: r * Math.sin(angle) + jitter(noise, random), y: r * Math.cos(angle) + jitter(noise, random), target };
  },
  plane(_, __, noise, random) {
    const [x, y] = [random.float(-DOMAIN, DOMAIN), random.float(-DOMAIN, DOMAIN)];
    return { x, y, target: (x + y + jitter(DOMAIN * noise, random) + jitter(DOMAIN * noise, random)) / 10 };
  },
  bumps(_, __, noise, random) {
    const [x, y] = [random.float(-DOMAIN, DOMAIN), random.float(-DOMAIN, DOMAIN)];
    const [nx, ny] = [x + jitter(DOMAIN * noise, random), y + jitter(DOMAIN * noise, random)];
    let target = 0;
    for (const [cx, cy, sign] of BUMPS) {
      const height = sign * Math.max(0, 1 - Math.hypot(nx - cx, ny - cy) / 2);
      if (Math.abs(height) > Math.abs(target)) target = height;
    }
    return { x, y, target };
  },
};

/** Centres and signs. */
const BUMPS = [
  [-4, 2.5, 1],
  [0, 2.5, -1],
  [4, 2.5, 1],
  [-4, -2.5, -1],
  [0, -2.5, 1],
  [4, -2.5, -1],
] as const;

const jitter = (amount: number, random: SeededRandom): number => (amount === 0 ? 0 : random.float(-amount, amount));

/** Most points of one's own. */
export const OWN_POINTS_AT_MOST = 2_000;

/**
 * Reads `x,y,target` lines; a first line of names is passed over.
 * @returns the points, or what is wrong with which line
 */
export function parseCsv(text: string): { readonly points: readonly Point[] } | { readonly problem: string } {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const points: Point[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const cells = line.split(/[,;\t]/).map((cell) => cell.trim());
    const numbers = cells.map(Number);
    const isNumbers = cells.length === 3 && cells.every((cell) => cell !== '') && numbers.every(Number.isFinite);
    if (!isNumbers) {
      if (points.length === 0 && index === lines.findIndex((other) => other !== '') && cells.some((cell) => /[a-z]/i.test(cell))) continue;
      return { problem: `Line ${String(index + 1)}: expected three numbers x,y,target, got “${line.slice(0, 40)}”.` };
    }
    const [x = 0, y = 0, target = 0] = numbers;
    if (Math.abs(x) > DOMAIN || Math.abs(y) > DOMAIN) return { problem: `Line ${String(index + 1)}: expected x and y from ${String(-DOMAIN)} to ${String(DOMAIN)}, got ${String(x)} and ${String(y)}.` };
    if (Math.abs(target) > 1) return { problem: `Line ${String(index + 1)}: expected a target from -1 to 1, got ${String(target)}.` };
    if (points.length === OWN_POINTS_AT_MOST) return { problem: `Expected at most ${String(OWN_POINTS_AT_MOST)} points, got more.` };
    points.push({ x, y, target });
  }
  return points.length < 2 ? { problem: 'Expected at least two lines x,y,target, for instance 1.5,-2,1.' } : { points };
}

/** The same lines back. */
export const toCsv = (points: readonly Point[]): string => ['x,y,target', ...points.map(({ x, y, target }) => [x, y, target].map((value) => String(Number(value.toFixed(3)))).join(','))].join('\n');
