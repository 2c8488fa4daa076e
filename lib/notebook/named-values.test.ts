import { describe, expect, it } from 'vitest';
import { decodeNamedValues, NAME_LIMITS } from './named-values.ts';

const UNREADABLE = { kind: 'other', what: 'something that cannot be read' };

describe('what the sandbox claims about names', () => {
  it('is taken as it is where it makes sense', () => {
    const values = [{ kind: 'number', value: -0.5 }, { kind: 'list', values: [1, Number.NaN], fixed: true }, { kind: 'other', what: 'a function' }, { kind: 'missing' }];
    expect(decodeNamedValues(values, 4)).toEqual(values);
  });

  it.each([
    ['no list', { 0: { kind: 'number', value: 1 } }],
    ['nothing', undefined],
    ['too few', []],
    ['no record', [7]],
    ['null', [null]],
    ['an unknown kind', [{ kind: 'script', value: 1 }]],
    ['a number as text', [{ kind: 'number', value: '1' }]],
    ['a list of texts', [{ kind: 'list', values: [1, '<b>'], fixed: false }]],
    ['a list that is none', [{ kind: 'list', values: { length: 2, 0: 1, 1: 2 }, fixed: false }]],
    ['words that are none', [{ kind: 'other', what: ['x'] }]],
    ['too long a list', [{ kind: 'list', values: Array.from({ length: NAME_LIMITS.numbersPerList + 1 }, () => 0), fixed: false }]],
  ])('is called unreadable: %s', (_name, claim) => expect(decodeNamedValues(claim, 1)).toEqual([UNREADABLE]));

  it('keeps as many numbers as the limit says, cuts words, and drops what was not asked', () => {
    const most = Array.from({ length: NAME_LIMITS.numbersPerList }, (_, k) => k);
    const [list, other, ...rest] = decodeNamedValues([{ kind: 'list', values: most, fixed: 1 }, { kind: 'other', what: 'x'.repeat(999) }, { kind: 'number', value: 1 }], 2);
    expect(list).toEqual({ kind: 'list', values: most, fixed: false });
    expect(other).toEqual({ kind: 'other', what: 'x'.repeat(NAME_LIMITS.whatCharacters) });
    expect(rest).toEqual([]);
  });
});
