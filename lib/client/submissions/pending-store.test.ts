import { describe, expect, it } from 'vitest';
import { findPending, forgetPending, keepPending, makePending } from './pending-store.ts';
import { EXERCISE, makeTestPending, MemoryStorage } from './test-parts.ts';

describe('makePending', () => {
  it('makes a version 4 UUID and the time of the press', () => {
    const pending = makePending({ exercise: EXERCISE, exerciseVersion: 'e', lessonVersion: 'l', code: 'x' }, new Date(0), new Uint8Array(16).fill(0xff));
    expect(pending.request.key).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
    expect(pending.pressedAt).toBe('1970-01-01T00:00:00.000Z');
  });

  it('never repeats a key', () => {
    const keys = Array.from({ length: 100 }, () => makePending({ exercise: EXERCISE, exerciseVersion: 'e', lessonVersion: 'l', code: 'x' }).request.key);
    expect(new Set(keys).size).toBe(100);
  });
});

describe('the kept submissions', () => {
  it('come back for their exercise, oldest first, until forgotten', () => {
    const storage = new MemoryStorage();
    const [second, first] = [makeTestPending('b', 'x', '2026-01-02'), makeTestPending('a', 'y', '2026-01-01')];
    const other = { ...first, request: { ...first.request, exercise: `${EXERCISE}-2`, key: 'c' } };
    for (const pending of [second, other, first]) expect(keepPending(pending, () => storage)).toBe(true);
    expect(findPending(EXERCISE, () => storage)).toEqual([first, second]);
    forgetPending(EXERCISE, 'a', () => storage);
    expect(findPending(EXERCISE, () => storage)).toEqual([second]);
  });

  it('say when the browser refuses to keep', () => {
    const full = new MemoryStorage();
    full.full = true;
    expect(keepPending(makeTestPending(), () => full)).toBe(false);
    const forbidden = (): Storage => {
      throw new DOMException('no', 'SecurityError');
    };
    expect(keepPending(makeTestPending(), forbidden)).toBe(false);
    expect(findPending(EXERCISE, forbidden)).toEqual([]);
    expect(() => forgetPending(EXERCISE, 'a', forbidden)).not.toThrow();
  });

  it('leave alone what they cannot read', () => {
    const storage = new MemoryStorage();
    const name = `epoch.pending-submission.v1:${EXERCISE}:odd`;
    for (const text of ['{', 'null', '[]', '{"pressedAt":"x"}', '{"pressedAt":"x","request":{"key":1}}']) {
      storage.setItem(name, text);
      expect(findPending(EXERCISE, () => storage)).toEqual([]);
      expect(storage.getItem(name)).toBe(text);
    }
  });
});
