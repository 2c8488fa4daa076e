/**
 * TensorFlow.js shuffles the examples of each epoch in place, so an epoch's order depends on all epochs before it. Training that goes
 * on in the middle must see the order that it would have seen: here the order of an epoch follows from seed and epoch alone.
 */
import { seededRandom, seedFromText } from '../../base/seeded-random.ts';

/** The random numbers of one epoch or step of a run. */
export const randomOf = (seed: number, at: number): (() => number) => seededRandom(seedFromText(`${seed}:${at}`)).next;

/** The order in which an epoch sees its examples. */
export const orderOf = (examples: number, seed: number, epoch: number): readonly number[] => seededRandom(seedFromText(`${seed}:order:${epoch}`)).shuffle(Array.from({ length: examples }, (_, i) => i));

/** What `Math.random` must give so that `tf.util.shuffle` turns one order into another. */
export function findDraws(from: readonly number[], to: readonly number[]): readonly number[] {
  const now = Int32Array.from(from);
  const places = new Int32Array(now.length);
  now.forEach((value, place) => (places[value] = place));
  const draws: number[] = [];
  for (let left = now.length; left > 0; left--) {
    const wanted = to[left - 1] ?? 0;
    const index = places[wanted] ?? 0;
    // the middle of what is rounded down to the index
    draws.push((index + 0.5) / left);
    const last = now[left - 1] ?? 0;
    now[index] = last;
    places[last] = index;
    now[left - 1] = wanted;
    places[wanted] = left - 1;
  }
  return draws;
}
