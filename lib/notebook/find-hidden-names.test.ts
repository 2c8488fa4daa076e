import { describe, expect, it } from 'vitest';
import { findHiddenNames } from './find-hidden-names.ts';
import { ran, toBook } from './test-facts.ts';

describe('findHiddenNames', () => {
  const before = { a: 'let w = 1', b: 'w + 1', c: 'w + 2' };
  const runs = [ran('a', before.a), ran('b', before.b)];

  it('finds nothing where the page says what the kernel holds', () => {
    expect(findHiddenNames(toBook(before), runs)).toEqual([]);
    expect(findHiddenNames(toBook({ ...before, a: 'let w = 99' }), runs)).toEqual([]);
  });

  it('finds a name of an earlier text, run again since or not, with those that use it', () => {
    const renamed = toBook({ ...before, a: 'let v = 1' });
    const hidden = { name: 'w', from: 'a', how: 'former-text', instead: null, users: ['b', 'c'] };
    expect(findHiddenNames(renamed, runs)).toEqual([hidden]);
    expect(findHiddenNames(renamed, [...runs, ran('a', 'let v = 1')])).toEqual([hidden]);
    expect(findHiddenNames(toBook({ ...before, a: 'let v = 1', c: 'let w = 5' }), runs)).toMatchObject([{ instead: 'c' }]);
  });

  it('finds a name of a deleted cell', () => {
    expect(findHiddenNames(toBook({ b: before.b }), runs)).toEqual([{ name: 'w', from: 'a', how: 'deleted', instead: null, users: ['b'] }]);
  });

  it('says nothing while a text cannot be read', () => {
    expect(findHiddenNames(toBook({ ...before, a: 'let w = ' }), runs)).toEqual([]);
  });

  it('finds a value of another cell than a run from top to bottom would give', () => {
    const twice = { a: 'let w = 1', use: 'w', b: 'let w = 2' };
    const [a, use, b] = [ran('a', twice.a), ran('use', twice.use), ran('b', twice.b)];
    expect(findHiddenNames(toBook(twice), [a, use, b])).toEqual([]);
    const wrong = [{ name: 'w', from: 'b', how: 'other-cell', instead: 'a', users: ['use'] }];
    expect(findHiddenNames(toBook(twice), [a, use, b, use])).toEqual(wrong);
    expect(findHiddenNames(toBook(twice), [a, b])).toEqual(wrong);
    expect(findHiddenNames(toBook(twice), [b])).toEqual([]);
    expect(findHiddenNames(toBook(twice), [a, use, b, use, a, use])).toEqual([]);
  });
});
