import { describe, expect, it } from 'vitest';
import { findCellsAbove, findNamesGivenTwice, findNeededCells, findStaleCells, type GraphCell, type PastRun } from './graph.ts';
import type { CellFacts } from './protocol.ts';

const facts = (text: { defines?: string; uses?: string; late?: string; writes?: string }): CellFacts => {
  const words = (list = ''): string[] => list.split(' ').filter(Boolean);
  return { defines: words(text.defines), uses: words(`${text.uses ?? ''} ${text.late ?? ''}`), writes: words(text.writes), lateUses: words(text.late), imports: [] };
};

const DATA = facts({ defines: 'xs ys' });
const MODEL = facts({ defines: 'model' });
const TRAIN = facts({ defines: 'history', uses: 'model xs ys' });
const PLOT = facts({ uses: 'history' });
const OTHER = facts({ defines: 'z' });

describe('findStaleCells', () => {
  const run = (cellId: string, of: CellFacts): PastRun => ({ cellId, facts: of });
  const first = [run('data', DATA), run('model', MODEL), run('train', TRAIN), run('plot', PLOT), run('other', OTHER)];

  it('finds nothing stale after a run from top to bottom', () => {
    expect(findStaleCells(first)).toEqual(new Set());
  });

  it('finds the cells below a changed one, directly and through others', () => {
    expect(findStaleCells([...first, run('data', DATA)])).toEqual(new Set(['train', 'plot']));
  });

  it('finds the next cell only once the one between has run', () => {
    expect(findStaleCells([...first, run('data', DATA), run('train', TRAIN)])).toEqual(new Set(['plot']));
    expect(findStaleCells([...first, run('data', DATA), run('train', TRAIN), run('plot', PLOT)])).toEqual(new Set());
  });

  it('counts assignments to names of other cells', () => {
    const bump = facts({ uses: 'n', writes: 'n' });
    const runs = [run('a', facts({ defines: 'n' })), run('show', facts({ uses: 'n' })), run('bump', bump)];
    expect(findStaleCells(runs)).toEqual(new Set(['show']));
  });

  it('leaves cells alone whose functions will find the new value when they are called', () => {
    const define = facts({ defines: 'predict', late: 'w' });
    const call = facts({ uses: 'predict' });
    const w = facts({ defines: 'w' });
    expect(findStaleCells([run('w', w), run('define', define), run('call', call), run('w', w)])).toEqual(new Set(['call']));
    const ping = facts({ defines: 'ping', late: 'pong' });
    const pong = facts({ defines: 'pong', late: 'ping' });
    expect(findStaleCells([run('ping', ping), run('pong', pong), run('ping', ping)])).toEqual(new Set());
  });

  it('survives cells that use each other', () => {
    const a = facts({ defines: 'f', uses: 'g' });
    const b = facts({ defines: 'g', uses: 'f' });
    expect(findStaleCells([run('a', a), run('b', b)])).toEqual(new Set(['a', 'b']));
  });
});

describe('findNeededCells', () => {
  const cells: GraphCell[] = [
    { id: 'data', facts: DATA },
    { id: 'other', facts: OTHER },
    { id: 'model', facts: MODEL },
    { id: 'train', facts: TRAIN },
    { id: 'plot', facts: PLOT },
  ];

  it('gives exactly the cells that lead to one, in page order', () => {
    expect(findNeededCells(cells, 'plot')).toEqual(['data', 'model', 'train', 'plot']);
    expect(findNeededCells(cells, 'other')).toEqual(['other']);
    expect(findNeededCells(cells, 'missing')).toEqual([]);
  });

  it('takes the nearest declaration above, and the cells that change it in between', () => {
    const book: GraphCell[] = [
      { id: 'one', facts: facts({ defines: 'n' }) },
      { id: 'two', facts: facts({ defines: 'n' }) },
      { id: 'bump', facts: facts({ uses: 'n', writes: 'n' }) },
      { id: 'show', facts: facts({ uses: 'n' }) },
      { id: 'later', facts: facts({ uses: 'n', writes: 'n' }) },
    ];
    expect(findNeededCells(book, 'show')).toEqual(['two', 'bump', 'show']);
    expect(findNamesGivenTwice(book)).toEqual(new Map([['n', ['one', 'two']]]));
  });

  it('survives circles and cells that were never compiled', () => {
    const book: GraphCell[] = [
      { id: 'a', facts: facts({ defines: 'f', uses: 'g' }) },
      { id: 'b', facts: facts({ defines: 'g', uses: 'f' }) },
      { id: 'c', facts: null },
    ];
    expect(findNeededCells(book, 'a')).toEqual(['a', 'b']);
    expect(findNeededCells(book, 'c')).toEqual(['c']);
  });

  it('lists what stands above', () => {
    expect(findCellsAbove(cells, 'model')).toEqual(['data', 'other']);
    expect(findCellsAbove(cells, 'missing')).toEqual([]);
  });
});
