import { describe, expect, it } from 'vitest';
import { toCrossCellLibrary } from './cross-cell.ts';
import { findDeclaration, findNameProblem, listQueries, renameInCells, toCellSpan } from './names-across.ts';

const cells = [
  { path: 'data', source: 'const points = [1, 2];\nclass Net {}' },
  { path: 'use', source: 'const sum = points[0] + 1;\nconst pair = { points };' },
];

describe('a place of a hidden copy', () => {
  it('is one of its cell, without the word that the copy has more', () => {
    expect(toCellSpan(cells, { fileName: 'file:///notebook/shared/shadow-0.ts', textSpan: { start: 13, length: 6 } })).toEqual({ cell: 'data', offset: 6, length: 6 });
    expect(toCellSpan(cells, { fileName: 'file:///node_modules/tf.d.ts', textSpan: { start: 0, length: 1 } })).toBeNull();
    expect(toCellSpan(cells, { fileName: 'file:///notebook/shared/shadow-7.ts', textSpan: { start: 0, length: 1 } })).toBeNull();
  });
});

describe('a declaration', () => {
  it('is found in its cell, of two the last', () => {
    expect(findDeclaration(cells, 'points')).toEqual({ cell: 'data', offset: 6, length: 6 });
    expect(findDeclaration([...cells, { path: 'again', source: 'let points = 3' }], 'points')).toEqual({ cell: 'again', offset: 4, length: 6 });
    expect(findDeclaration(cells, 'nowhere')).toBeNull();
  });

  it('is asked about in every copy that has it, and in the global library for value and type', () => {
    const { shadows, globals } = toCrossCellLibrary(cells);
    const texts = new Map([...shadows, ['globals.d.ts', globals]]);
    const wordAt = ({ file, offset }: { readonly file: string; readonly offset: number }) => /^[\w$]+/.exec((texts.get(file) ?? '').slice(offset))?.[0];
    expect(listQueries(cells, globals, 'points').map((query) => [query.file, wordAt(query)])).toEqual([['shadow-0.ts', 'points'], ['globals.d.ts', 'points']]);
    expect(listQueries(cells, globals, 'Net').map((query) => [query.file, wordAt(query)])).toEqual([['shadow-0.ts', 'Net'], ['globals.d.ts', 'Net'], ['globals.d.ts', 'Net']]);
  });
});

it('a rename changes every cell that has a use, each use once, and keeps the keys of objects', () => {
  const shadow = (index: number, start: number, prefixText?: string) => ({ fileName: `file:///notebook/shared/shadow-${index}.ts`, textSpan: { start, length: 6 }, prefixText });
  const inUse = toCrossCellLibrary(cells).shadows.get('shadow-1.ts') ?? '';
  const spans = [shadow(0, 13), shadow(1, inUse.indexOf('points')), shadow(1, inUse.indexOf('points')), shadow(1, inUse.lastIndexOf('points'), 'points: ')];
  expect(renameInCells(cells, spans, 'dots')).toEqual([
    { path: 'data', source: 'const dots = [1, 2];\nclass Net {}' },
    { path: 'use', source: 'const sum = dots[0] + 1;\nconst pair = { points: dots };' },
  ]);
  expect(renameInCells(cells, [], 'dots')).toEqual([]);
});

it.each([
  ['dots', null],
  ['größe', null],
  ['2nd', 'Expected letters, digits, _ or $, beginning with no digit, got "2nd".'],
  ['a b', 'Expected letters, digits, _ or $, beginning with no digit, got "a b".'],
  ['class', 'class is a word of the language. Choose another name.'],
  ['Net', 'Net is declared already, in the cell data. Choose another name.'],
])('%s as the new name: %s', (name, problem) => expect(findNameProblem(cells, name)).toBe(problem));
