import { findDraws, orderOf, randomOf } from './steer-shuffle.ts';

/** Whose `random` everything in a realm draws from: `Math`. */
export interface RandomHolder {
  random: () => number;
}

/** Makes the randomness of each epoch (or step) follow from a seed and its number, until `end`. */
export class SeededEpochs {
  readonly #holder: RandomHolder;
  readonly #original: () => number;
  readonly #seed: number;
  /** the order that TensorFlow.js's list of examples is in; null: they are not shuffled */
  #order: readonly number[] | null;

  /** @param examples how many are shuffled before each epoch; null: none */
  constructor(seed: number, examples: number | null, holder: RandomHolder = Math) {
    this.#holder = holder;
    this.#original = holder.random;
    this.#seed = seed;
    this.#order = examples === null ? null : Array.from({ length: examples }, (_, i) => i);
  }

  /** Called as the last thing before TensorFlow.js shuffles. */
  begin(epoch: number): void {
    const random = randomOf(this.#seed, epoch);
    if (this.#order === null) {
      this.#holder.random = random;
      return;
    }
    const next = orderOf(this.#order.length, this.#seed, epoch);
    const draws = findDraws(this.#order, next);
    this.#order = next;
    let drawn = 0;
    this.#holder.random = () => draws[drawn++] ?? random();
  }

  end(): void {
    this.#holder.random = this.#original;
  }
}
