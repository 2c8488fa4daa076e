/** What `using` needs while a block runs (ECMAScript 2026, "DisposeCapability"). */
export class Disposer {
  readonly #held: { readonly value: unknown; readonly method: () => unknown }[] = [];
  #failure: { readonly error: unknown } | null = null;

  /** Holds what is to be disposed of, and gives it back. Throws a `TypeError` for a value that cannot be; null and undefined need nothing. */
  use<Value>(value: Value, later = false): Value {
    if (value === null || value === undefined) return value;
    const methods = value as { readonly [Symbol.asyncDispose]?: unknown; readonly [Symbol.dispose]?: unknown };
    const method = (later ? methods[Symbol.asyncDispose] : undefined) ?? methods[Symbol.dispose];
    if (typeof method !== 'function') throw new TypeError(`Expected a value with a [Symbol.${later ? 'asyncDispose' : 'dispose'}]() method after '${later ? 'await using' : 'using'}'.`);
    this.#held.push({ value, method: method as () => unknown });
    return value;
  }

  /** Keeps what the block threw, until all is disposed of. */
  fail(error: unknown): void {
    this.#failure = { error: this.#failure ? suppress(error, this.#failure.error) : error };
  }

  end(): void {
    for (let next = this.#held.pop(); next; next = this.#held.pop()) {
      try {
        next.method.call(next.value);
      } catch (error) {
        this.fail(error);
      }
    }
    if (this.#failure) throw this.#failure.error;
  }

  async endLater(): Promise<void> {
    for (let next = this.#held.pop(); next; next = this.#held.pop()) {
      try {
        await next.method.call(next.value);
      } catch (error) {
        this.fail(error);
      }
    }
    if (this.#failure) throw this.#failure.error;
  }
}

/** `SuppressedError`, which not every browser has yet. */
function suppress(error: unknown, suppressed: unknown): Error {
  return Object.assign(new Error('An error was suppressed while something was disposed of.'), { name: 'SuppressedError', error, suppressed });
}
