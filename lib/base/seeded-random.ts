/** Reproducible randomness: the same seed gives the same numbers in every browser and on the server. */

export interface SeededRandom {
  /** a number in [0, 1) */
  next(): number;
  /** a number in [min, max) */
  float(min: number, max: number): number;
  /** a whole number in [min, max], both included */
  int(min: number, max: number): number;
  /** a number from the normal distribution */
  normal(mean?: number, deviation?: number): number;
  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T;
  /** a shuffled copy */
  shuffle<T>(list: readonly T[]): T[];
}

/** xoshiro128** seeded through splitmix32. */
export function seededRandom(seed: number): SeededRandom {
  let mix = seed >>> 0;
  const splitmix = (): number => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let d = splitmix();
  const next32 = (): number => {
    const scaled = Math.imul(b, 5);
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const next = (): number => (next32() * 2 ** 21 + (next32() >>> 11)) / 2 ** 53;
  const random: SeededRandom = {
    next,
    float: (min, max) => min + next() * (max - min),
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    normal: (mean = 0, deviation = 1) => mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (list) => {
      const item = list[Math.floor(next() * list.length)];
      if (list.length === 0) throw new RangeError('Expected a list with at least one item to pick from, got an empty one');
      // the index is within the list, which is not empty
      return item as (typeof list)[number];
    },
    shuffle: (list) => {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1));
        const kept = copy[i];
        // i and j are indices of copy
        copy[i] = copy[j] as (typeof copy)[number];
        copy[j] = kept as (typeof copy)[number];
      }
      return copy;
    },
  };
  return random;
}

/** A 32-bit seed from any text, e.g. an exercise version or a decimal seed: FNV-1a with a final mix. */
export function seedFromText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7feb352d);
  return (hash ^ (hash >>> 15)) >>> 0;
}
