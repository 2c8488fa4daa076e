/** Values that stay the same object while nothing changed, as React wants them. */

/** Computes a value anew only when what it was computed from is not the same any more. */
export class WhileSame<T> {
  #from: readonly unknown[] = [];
  #kept: { readonly value: T } | null = null;

  get(from: readonly unknown[], compute: () => T): T {
    if (this.#kept === null || from.length !== this.#from.length || from.some((one, at) => one !== this.#from[at])) {
      this.#from = from;
      this.#kept = { value: compute() };
    }
    return this.#kept.value;
  }
}

/** For each cell, keeps handing out the object of before while a new one says the same. */
export class SameWhileEqual<T> {
  readonly #kept = new Map<string, { readonly key: string; readonly value: T }>();

  keep(id: string, value: T): T {
    const key = JSON.stringify(value);
    const kept = this.#kept.get(id);
    if (kept?.key === key) return kept.value;
    this.#kept.set(id, { key, value });
    return value;
  }

  /** Whether `keep` would hand out something else than it last did; at first, than `initial`. */
  differs(id: string, value: T, initial: T): boolean {
    return JSON.stringify(value) !== (this.#kept.get(id)?.key ?? JSON.stringify(initial));
  }
}
