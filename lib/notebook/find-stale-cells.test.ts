import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { A_FIGURE, compactRuns, findStaleCells, type PastRun } from './find-stale-cells.ts';
import type { CellFacts } from './protocol.ts';
import { ran, toFacts } from './test-facts.ts';

const DATA = toFacts({ defines: 'xs ys' });
const MODEL = toFacts({ defines: 'model' });
const TRAIN = toFacts({ defines: 'history', uses: 'model xs ys' });
const PLOT = toFacts({ uses: 'history' });
const OTHER = toFacts({ defines: 'z' });

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
    const bump = toFacts({ uses: 'n', writes: 'n' });
    const runs = [run('a', toFacts({ defines: 'n' })), run('show', toFacts({ uses: 'n' })), run('bump', bump)];
    expect(findStaleCells(runs)).toEqual(new Set(['show']));
  });

  it('leaves cells alone whose functions will find the new value when they are called', () => {
    const define = toFacts({ defines: 'predict', late: 'w' });
    const call = toFacts({ uses: 'predict' });
    const w = toFacts({ defines: 'w' });
    expect(findStaleCells([run('w', w), run('define', define), run('call', call), run('w', w)])).toEqual(new Set(['call']));
    const ping = toFacts({ defines: 'ping', late: 'pong' });
    const pong = toFacts({ defines: 'pong', late: 'ping' });
    expect(findStaleCells([run('ping', ping), run('pong', pong), run('ping', ping)])).toEqual(new Set());
  });

  it('survives cells that use each other', () => {
    const a = toFacts({ defines: 'f', uses: 'g' });
    const b = toFacts({ defines: 'g', uses: 'f' });
    expect(findStaleCells([run('a', a), run('b', b)])).toEqual(new Set(['a', 'b']));
  });

  const order = ['init', 'look', 'train', 'use'];
  const page = [ran('init', 'const model = make(); const w = tf.variable(0)'), ran('look', 'model.predict(1)'), ran('train', 'await model.fit(xs, ys); w.assign(1)'), ran('use', 'model.predict(2); w')];
  const [init, look, train, use] = page;

  it('counts values changed in place for cells below the change, not above it', () => {
    if (!init || !look || !train || !use) throw new Error('four runs');
    expect(findStaleCells(page, order)).toEqual(new Set());
    expect(findStaleCells([...page, train], order)).toEqual(new Set(['use']));
    expect(findStaleCells([...page, init], order)).toEqual(new Set(['look', 'train', 'use']));
    // the model is new, but nobody trained it since
    expect(findStaleCells([...page, init, look, use], order)).toEqual(new Set(['train', 'use']));
  });

  it('keeps to the nearest declaration above where two cells declare a name', () => {
    const both = [ran('a', 'let n = 1'), ran('show', 'n'), ran('b', 'let n = 2'), ran('show-b', 'n')];
    expect(findStaleCells(both, ['a', 'show', 'b', 'show-b'])).toEqual(new Set());
    expect(findStaleCells([...both, ran('a', 'let n = 3')], ['a', 'show', 'b', 'show-b'])).toEqual(new Set(['show']));
    expect(findStaleCells([...both, ran('b', 'let n = 3')], ['a', 'show', 'b', 'show-b'])).toEqual(new Set(['show-b']));
  });

  it('takes what a figure changed for a change above everybody', () => {
    const figure: PastRun = { cellId: A_FIGURE, facts: toFacts({ writes: 'n' }) };
    const moved = [ran('a', 'let n = 1'), ran('show', 'n'), figure, { ...figure, facts: toFacts({ writes: 'other' }) }];
    expect(findStaleCells(moved, ['a', 'show'])).toEqual(new Set(['show']));
  });

  it('passes over what is only imported again', () => {
    const load = "import * as tf from '@tensorflow/tfjs'; const made = 1";
    const runs = [ran('load', load), ran('use', 'tf.ones([2])'), ran('load', load)];
    expect(findStaleCells(runs, ['load', 'use'])).toEqual(new Set());
    expect(findStaleCells([...runs, ran('load', 'const tf = fake')], ['load', 'use'])).toEqual(new Set(['use']));
  });
});

describe('compactRuns', () => {
  const NAMES = ['u', 'v', 'w'];
  const CELLS = ['a', 'b', 'c', 'd'];
  const names = fc.subarray(NAMES).map((list) => list.join(' '));
  const someRuns = fc.array(fc.record({ cellId: fc.constantFrom(...CELLS, A_FIGURE), facts: fc.record({ defines: names, uses: names, late: names, writes: names, changes: names, imported: names }).map(toFacts) }), { maxLength: 25 });

  it('leaves out nothing that decides what is stale', () => {
    fc.assert(fc.property(someRuns, fc.shuffledSubarray(CELLS), (runs, order) => {
      expect(findStaleCells(compactRuns(runs), order)).toEqual(findStaleCells(runs, order));
    }));
  });

  it('keeps the run that gave a name which its cell no longer gives', () => {
    expect(compactRuns([ran('a', 'let w = 1'), ran('use', 'w'), ran('a', 'let v = 1'), ran('a', 'let v = 2')]).map(({ facts }) => facts.defines)).toEqual([['w'], [], ['v']]);
  });

  it('keeps a notebook that runs for hours small', () => {
    const cells: [string, CellFacts][] = [['data', DATA], ['model', MODEL], ['train', TRAIN], ['plot', PLOT], ['other', OTHER]];
    let runs: PastRun[] = [];
    for (let time = 0; time < 200; time += 1) for (const [cellId, facts] of cells) runs = compactRuns([...runs, { cellId, facts }]);
    expect(runs.map(({ cellId }) => cellId)).toEqual(['data', 'model', 'train', 'plot', 'other']);
  });
});
