import { afterEach, describe, expect, it, vi } from 'vitest';
import { ENTRIES, findNamesOf } from './find-names-of.ts';

const wanted = { wanted: true };
const namesIn = (scope: Record<string, unknown>): string[] => findNamesOf(scope, Object.keys(scope), wanted);

describe('names lead to a value', () => {
  it('itself, and through lists, records, maps and sets, three deep', () => {
    const others = { none: [1, [2, { three: 3 }]], deeper: [[[[wanted]]]] };
    expect(namesIn({ itself: wanted, list: [[[wanted]]], record: { a: { b: wanted } }, map: new Map([['k', [wanted]]]), set: new Set([wanted]), ...others })).toEqual(['itself', 'list', 'record', 'map', 'set']);
  });

  it('within the first entries', () => {
    const before = (count: number): unknown[] => [...Array.from({ length: count }, (_, k) => k), wanted];
    const all = (count: number) => ({ list: before(count), map: new Map(before(count).map((value, k) => [k, value])), set: new Set(before(count)), record: Object.fromEntries(before(count).map((value, k) => [`k${k}`, value])) });
    expect(namesIn(all(ENTRIES - 1))).toEqual(['list', 'map', 'set', 'record']);
    expect(namesIn(all(ENTRIES))).toEqual([]);
  });

  it('and nothing of the cells is run for that, nor can it throw', () => {
    const ran = vi.fn(() => [wanted]);
    class Own extends Map<string, unknown> {
      override values = ran as never; // anything a cell may write
    }
    expect(namesIn({ own: new Own([['k', wanted]]), getter: Object.defineProperty([], '0', { get: ran }) })).toEqual(['own']);
    expect(ran).not.toHaveBeenCalled();
    expect(namesIn({ map: new Proxy(new Map(), {}) })).toEqual([]);
    expect(namesIn({ thrower: new Proxy([1], { getOwnPropertyDescriptor: () => expect.fail('no') }) })).toEqual([]);
  });
});

describe('however long it is', () => {
  afterEach(() => vi.restoreAllMocks());

  it('a list is asked for its first entries only', () => {
    let [asked, listed] = [0, 0];
    const long = new Proxy(new Array<number>(100_000).fill(0), {
      getOwnPropertyDescriptor: (target, key) => ((asked += 1), Reflect.getOwnPropertyDescriptor(target, key)),
      ownKeys: (target) => ((listed += 1), Reflect.ownKeys(target)),
    });
    expect(namesIn({ long })).toEqual([]);
    expect([asked, listed]).toEqual([ENTRIES, 0]);
  });

  it.each([
    ['map', new Map(Array.from({ length: 10_000 }, (_, k) => [k, k]))],
    ['set', new Set(Array.from({ length: 10_000 }, (_, k) => k))],
  ])('a %s, too', (_, long) => {
    const next = vi.spyOn(Object.getPrototypeOf(long.values()) as Iterator<unknown>, 'next'); // the one that all of its kind share
    expect(namesIn({ long })).toEqual([]);
    expect(next).toHaveBeenCalledTimes(ENTRIES);
  });
});
