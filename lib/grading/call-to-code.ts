/** The call that a check says it tried, as code again. The text is that of `formatCall` (format-value.ts). */

/** The last whole call of a list such as `f(1), f(tensor [2] [0, 1])`; null when there is none or it was cut. */
export function callToCode(tried: string): string | null {
  const reader = new Reader(tried);
  let last: string | null = null;
  try {
    while (!reader.atEnd()) {
      last = reader.readCall() ?? last;
      reader.skip(', ');
    }
    return last;
  } catch (error) {
    if (error instanceof NotCode) return null;
    throw error;
  }
}

/** It was cut, or it is something that has no way of writing. */
class NotCode extends Error {}

const PLAIN = /(?:-?Infinity|NaN|null|undefined|true|false|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![\w$])/y;
const NAME = /[A-Za-z_$][\w$]*/y;
const TEXT = /"(?:[^"\\]|\\.)*"/y;

class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  atEnd(): boolean {
    return this.#at >= this.text.length;
  }

  skip(expected: string): boolean {
    if (!this.text.startsWith(expected, this.#at)) return false;
    this.#at += expected.length;
    return true;
  }

  /** null for a name that was only read */
  readCall(): string | null {
    const name = this.#demand(NAME);
    if (!this.skip('(')) return null;
    return `${name}(${this.#readList(')').join(', ')})`;
  }

  #readList(end: string): string[] {
    const items: string[] = [];
    if (this.skip(end)) return items;
    do items.push(this.#readValue());
    while (this.skip(', '));
    if (!this.skip(end)) throw new NotCode();
    return items;
  }

  #readValue(): string {
    const plain = this.#match(PLAIN) ?? this.#match(TEXT);
    if (plain !== null) return plain;
    if (this.skip('[')) return `[${this.#readList(']').join(', ')}]`;
    if (this.skip('{}')) return '{}';
    if (this.skip('{ ')) return this.#readRecord();
    if (this.skip('tensor ')) return this.#readTensor();
    const array = this.#match(/(?:Float32|Float64|Int8|Int16|Int32|Uint8|Uint16|Uint32)Array(?= \[)/y);
    if (array !== null && this.skip(' ')) return `new ${array}(${this.#readValue()})`;
    throw new NotCode();
  }

  #readRecord(): string {
    const fields: string[] = [];
    do {
      const key = this.#match(NAME) ?? this.#demand(TEXT);
      if (!this.skip(': ')) throw new NotCode();
      fields.push(`${key}: ${this.#readValue()}`);
    } while (this.skip(', '));
    if (!this.skip(' }')) throw new NotCode();
    return `{ ${fields.join(', ')} }`;
  }

  #readTensor(): string {
    const first = this.#readValue();
    return this.skip(' ') ? `${TENSORFLOW}.tensor(${this.#readValue()}, ${first})` : `${TENSORFLOW}.scalar(${first})`;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }

  #demand(pattern: RegExp): string {
    const found = this.#match(pattern);
    if (found === null) throw new NotCode();
    return found;
  }
}

/** What TensorFlow.js is called in that code. */
export const TENSORFLOW = 'epochTf';
