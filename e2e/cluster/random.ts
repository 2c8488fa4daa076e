/** Chance that can be had again: the same seed gives the same faults in the same order. */

export interface Random {
  /** from 0 up to, not including, 1 */
  next(): number;
  /** one of them */
  pick<Value>(values: readonly Value[]): Value;
}

/** mulberry32; `seed` is a whole number */
export function openRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    pick(values) {
      const value = values[Math.floor(next() * values.length)];
      if (value === undefined) throw new Error('Expected something to pick from');
      return value;
    },
  };
}
