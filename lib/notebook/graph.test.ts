import { describe, expect, it } from 'vitest';
import { findLinks, findNamesGivenTwice, findNeededCells, type GraphCell } from './graph.ts';
import { toBook, toFacts } from './test-facts.ts';

const DATA = toFacts({ defines: 'xs ys' });
const MODEL = toFacts({ defines: 'model' });
const TRAIN = toFacts({ defines: 'history', uses: 'model xs ys' });
const PLOT = toFacts({ uses: 'history' });
const OTHER = toFacts({ defines: 'z' });

describe('findLinks', () => {
  it('leads from the nearest declaration above, and from what changes it in between', () => {
    const book = toBook({ one: 'let n = 1', two: 'let n = 2', bump: 'n += 1', show: 'n', later: 'n = 0' });
    expect(findLinks(book)).toEqual([
      { from: 'two', to: 'bump', names: ['n'], late: false },
      { from: 'two', to: 'show', names: ['n'], late: false },
      { from: 'bump', to: 'show', names: ['n'], late: false },
      { from: 'two', to: 'later', names: ['n'], late: false },
      { from: 'bump', to: 'later', names: ['n'], late: false },
    ]);
  });

  it('leads upwards only where nothing above declares the name, and tells what waits for a call', () => {
    const book = toBook({ use: 'base + 1', define: 'const f = (x) => x * k; const b2 = base', base: 'const base = 1', k: 'const k = 2' });
    expect(findLinks(book)).toEqual([
      { from: 'base', to: 'use', names: ['base'], late: false },
      { from: 'base', to: 'define', names: ['base'], late: false },
      { from: 'k', to: 'define', names: ['k'], late: true },
    ]);
  });

  it('sees values that are changed in place, and no types', () => {
    const book = toBook({ data: 'interface Point { x: number }\nconst xs: Point[] = []', add: 'xs.push({ x: 1 })', count: 'xs.length', typed: 'const p: Point = { x: 2 }' });
    expect(findLinks(book)).toEqual([
      { from: 'data', to: 'add', names: ['xs'], late: false },
      { from: 'data', to: 'count', names: ['xs'], late: false },
      { from: 'add', to: 'count', names: ['xs'], late: false },
    ]);
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
      { id: 'one', facts: toFacts({ defines: 'n' }) },
      { id: 'two', facts: toFacts({ defines: 'n' }) },
      { id: 'bump', facts: toFacts({ uses: 'n', writes: 'n' }) },
      { id: 'show', facts: toFacts({ uses: 'n' }) },
      { id: 'later', facts: toFacts({ uses: 'n', writes: 'n' }) },
    ];
    expect(findNeededCells(book, 'show')).toEqual(['two', 'bump', 'show']);
    expect(findNamesGivenTwice(book)).toEqual(new Map([['n', ['one', 'two']]]));
  });

  it('finds no conflict in what all import', () => {
    const load = "import * as tf from '@tensorflow/tfjs';";
    expect(findNamesGivenTwice(toBook({ a: load, b: `${load} const x = 1`, c: 'let x = 2' }))).toEqual(new Map([['x', ['b', 'c']]]));
    expect(findNamesGivenTwice(toBook({ a: load, b: 'const tf = 1' }))).toEqual(new Map([['tf', ['a', 'b']]]));
  });

  it('survives circles and cells that were never compiled', () => {
    const book: GraphCell[] = [
      { id: 'a', facts: toFacts({ defines: 'f', uses: 'g' }) },
      { id: 'b', facts: toFacts({ defines: 'g', uses: 'f' }) },
      { id: 'c', facts: null },
    ];
    expect(findNeededCells(book, 'a')).toEqual(['a', 'b']);
    expect(findNeededCells(book, 'c')).toEqual(['c']);
  });
});
