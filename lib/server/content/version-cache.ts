/** Immutable versions in memory: the least recently used ones go first. A version that is absent is asked for again. */
export class VersionCache<Value> {
  readonly #values = new Map<string, Promise<Value | null>>();

  constructor(private readonly limit: number) {}

  /** The kept value, or the read one; several askers at once share one read. */
  async get(version: string, read: () => Promise<Value | null>): Promise<Value | null> {
    const kept = this.#values.get(version);
    const value = kept ?? read();
    this.#values.delete(version);
    this.#values.set(version, value);
    if (kept) return kept;
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.limit) break;
      this.#values.delete(oldest);
    }
    const forget = (): void => {
      if (this.#values.get(version) === value) this.#values.delete(version);
    };
    try {
      const result = await value;
      if (result === null) forget();
      return result;
    } catch (error) {
      forget();
      throw error;
    }
  }
}
