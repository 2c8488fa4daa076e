/** The small set of the lesson on regularization: a wave, seen through noise. */
import { seededRandom } from '#lib/base/seeded-random.ts';
import type { Points } from './polynomial-fit.ts';

/** Standard deviation of the noise: no model can have a smaller error on new points, but by luck. */
export const NOISE = 0.25;

/** What is behind the points. */
export const wave = (x: number): number => Math.sin(Math.PI * x);

/** `n` points of the wave at even distances on [−1, 1], each moved a little, with noise on y. */
export function noisyWave(n: number, seed: number): Points {
  const random = seededRandom(seed);
  const x = Float64Array.from({ length: n }, (_, k) => -1 + (2 * (k + random.float(0.2, 0.8))) / n);
  return { x, y: x.map((at) => wave(at) + random.normal(0, NOISE)) };
}
