import { describe, expect, it } from 'vitest';
import type { HiddenName } from '#lib/notebook/find-hidden-names.ts';
import { describeHidden, describeNote, toText } from './describe-note.ts';

const hidden = (but: Partial<HiddenName>): HiddenName => ({ name: 'w', from: 'a', how: 'former-text', instead: null, users: ['b'], ...but });
const words = (note: Parameters<typeof describeNote>[0], cell: string): string => toText(describeNote(note, cell).parts);

describe('a note in words', () => {
  it('names all others of a circle', () => {
    const note = { kind: 'circle', cells: ['a', 'b', 'c'], names: ['x', 'y'] } as const;
    expect(words(note, 'b')).toMatch(/^This cell, a and c need each other \(x and y\)/);
  });

  it('says what to do about what stands below and what is given twice', () => {
    expect(words({ kind: 'below', names: ['n'], cell: 'z' }, 'a')).toBe('n comes from z further down: in a run from top to bottom it is not there yet. Declare it above.');
    expect(words({ kind: 'given-twice', name: 'n', others: ['b', 'c'] }, 'a')).toContain('n is declared in b and c, too.');
  });

  it('offers the cell that declares a hidden name now, else a fresh start', () => {
    expect(toText(describeHidden(hidden({ how: 'deleted' })))).toBe('w comes from the cell a, which was deleted. No cell declares it now: after a restart it is gone.');
    expect(describeNote({ kind: 'hidden', hidden: hidden({}) }, 'b').remedy).toMatchObject({ do: 'start-afresh', cell: 'b' });
    expect(toText(describeHidden(hidden({ instead: 'c' })))).toBe('w comes from an earlier text of a; now c declares it.');
    expect(describeNote({ kind: 'hidden', hidden: hidden({ how: 'other-cell', instead: 'c' }) }, 'b').remedy).toMatchObject({ do: 'run', cells: ['c', 'b'] });
  });

  it('links no cell that is gone', () => {
    expect(describeHidden(hidden({ how: 'deleted' }))).not.toContainEqual({ cell: 'a' });
  });
});
