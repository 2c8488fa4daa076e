/**
 * JSON with positions. `JSON.parse` says where a mistake is in ways that differ between Node versions, and afterwards no one
 * knows on which line a field stood; authors need both.
 */
import { ContentError, type Position } from './content-error.ts';
import { CONTENT_LIMITS } from './content-limits.ts';

/** A parsed file that still knows where each value came from. */
export interface Located {
  readonly file: string;
  readonly value: unknown;
  /** Where the value at `path` stands, or its key; the nearest ancestor that exists otherwise. */
  readonly positionOf: (path: readonly PropertyKey[], part?: 'key' | 'value') => Position;
}

/** Line and column of an offset, both from 1. */
export function toPosition(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: offset - lastBreak };
}

interface Place {
  readonly key: number | null;
  readonly value: number;
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

class JsonReader {
  readonly places = new Map<string, Place>();
  #at = 0;

  constructor(
    private readonly file: string,
    private readonly text: string,
  ) {}

  readDocument(): unknown {
    this.#match(SPACE);
    const value = this.#readValue([], null);
    this.#match(SPACE);
    if (this.#at < this.text.length) this.#fail('the end of the file after the value');
    return value;
  }

  #readValue(path: readonly PropertyKey[], key: number | null): unknown {
    this.places.set(pathKey(path), { key, value: this.#at });
    const next = this.text[this.#at];
    if (path.length > CONTENT_LIMITS.jsonDepth) this.#fail(`at most ${CONTENT_LIMITS.jsonDepth} lists and objects inside each other`);
    if (next === '{') return this.#readObject(path);
    if (next === '[') return this.#readArray(path);
    const scalar = (next === '"' ? this.#match(STRING) : null) ?? this.#match(NUMBER) ?? this.#match(WORD);
    if (scalar === null) this.#fail(next === '"' ? 'a string that ends on its line, with valid escapes' : 'a JSON value');
    return JSON.parse(scalar) as string | number | boolean | null;
  }

  #readObject(path: readonly PropertyKey[]): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    this.#readItems('}', () => {
      const keyAt = this.#at;
      const raw = this.#match(STRING) ?? this.#fail('a field name in double quotes');
      const key = String(JSON.parse(raw));
      if (entries.has(key)) {
        this.#at = keyAt;
        this.#fail('every field once', `"${key}" a second time`);
      }
      this.#match(SPACE);
      this.#expect(':');
      this.#match(SPACE);
      entries.set(key, this.#readValue([...path, key], keyAt));
    });
    return Object.fromEntries(entries);
  }

  #readArray(path: readonly PropertyKey[]): unknown[] {
    const items: unknown[] = [];
    this.#readItems(']', () => items.push(this.#readValue([...path, items.length], null)));
    return items;
  }

  #readItems(end: '}' | ']', readItem: () => void): void {
    this.#at += 1;
    this.#match(SPACE);
    if (this.text[this.#at] === end) {
      this.#at += 1;
      return;
    }
    for (;;) {
      readItem();
      this.#match(SPACE);
      if (this.text[this.#at] === end) break;
      if (this.text[this.#at] !== ',') this.#fail(`"," or "${end}"`);
      this.#at += 1;
      this.#match(SPACE);
    }
    this.#at += 1;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }

  #expect(character: string): void {
    if (this.text[this.#at] !== character) this.#fail(`"${character}"`);
    this.#at += 1;
  }

  #fail(expected: string, found?: string): never {
    const rest = this.text.slice(this.#at).trim();
    throw new ContentError([
      {
        file: this.file,
        position: toPosition(this.text, this.#at),
        expected,
        found: found ?? (rest === '' ? 'the end of the file' : (rest.split(/\s/, 1)[0] ?? rest).slice(0, 40)),
        todo: 'correct the JSON: double quotes, no comments, no comma after the last item',
      },
    ]);
  }
}

const pathKey = (path: readonly PropertyKey[]): string => JSON.stringify(path.map(String));

/** Parses a JSON file strictly (no duplicate fields); throws a ContentError at the first mistake. */
export function parseJson(file: string, text: string): Located {
  const reader = new JsonReader(file, text);
  const value = reader.readDocument();
  return {
    file,
    value,
    positionOf(path, part = 'value') {
      for (let length = path.length; length >= 0; length -= 1) {
        const place = reader.places.get(pathKey(path.slice(0, length)));
        if (place) return toPosition(text, part === 'key' && place.key !== null ? place.key : place.value);
      }
      return { line: 1, column: 1 };
    },
  };
}
