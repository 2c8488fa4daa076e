import { describe, expect, it } from 'vitest';
import { findCellNotes, type CellNote, type NoteCell } from './find-cell-notes.ts';
import type { HiddenName } from './find-hidden-names.ts';
import { toBook } from './test-facts.ts';

const find = (texts: Readonly<Record<string, string>>, about: { mine?: string; bad?: string } = {}, hidden: readonly HiddenName[] = []): Record<string, CellNote[]> => {
  const cells = toBook(texts).map((cell): NoteCell => ({ ...cell, mine: cell.id === about.mine, bad: cell.id === about.bad }));
  return Object.fromEntries(findCellNotes(cells, hidden));
};

describe('findCellNotes', () => {
  it('has nothing to say to a page that runs from top to bottom', () => {
    expect(find({ a: 'let x = 1', b: 'x + 1', ping: 'const p = () => q()', pong: 'const q = () => p()' })).toEqual({});
  });

  it('tells all cells of a circle, once, with what they give each other', () => {
    const circle: CellNote = { kind: 'circle', cells: ['a', 'b'], names: ['g', 'f'] };
    expect(find({ a: 'const f = g + 1', b: 'const g = f + h', c: 'const h = 1' })).toEqual({ a: [circle], b: [circle, { kind: 'below', names: ['h'], cell: 'c' }] });
  });

  it('tells of a name given twice only where the learner has a hand in it', () => {
    const texts = { a: 'let x = 1', b: 'x', c: 'let x = 2' };
    expect(find(texts)).toEqual({});
    expect(find(texts, { mine: 'c' })).toEqual({ a: [{ kind: 'given-twice', name: 'x', others: ['c'] }], c: [{ kind: 'given-twice', name: 'x', others: ['a'] }] });
  });

  it('tells who uses what failed, and what is hidden', () => {
    expect(find({ a: 'let x = 1', b: 'x' }, { bad: 'a' })).toEqual({ b: [{ kind: 'failed-above', names: ['x'], cell: 'a' }] });
    const hidden: HiddenName = { name: 'w', from: 'gone', how: 'deleted', instead: null, users: ['b'] };
    expect(find({ a: '1', b: 'w' }, {}, [hidden])).toEqual({ b: [{ kind: 'hidden', hidden }] });
  });
});
