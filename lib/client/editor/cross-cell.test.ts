import { describe, expect, it } from 'vitest';
import { findDeclaredNames, fromShadowOffset, toCrossCellLibrary, toShadowOffset } from './cross-cell.ts';

const library = (...sources: string[]) => toCrossCellLibrary(sources.map((source, index) => ({ path: `cell-${index}`, source })));

describe('toCrossCellLibrary', () => {
  it('exports what a cell declares and makes it global', () => {
    const { shadows, globals } = library('const x = 1;\nasync function train() {}\ninterface Row { a: number }\nclass Net {}');
    expect(shadows.get('shadow-0.ts')).toBe('export const x = 1;\nexport async function train() {}\nexport interface Row { a: number }\nexport class Net {}');
    expect(globals).toContain("const x: typeof import('./shadow-0').x;");
    expect(globals).toContain("const train: typeof import('./shadow-0').train;");
    expect(globals).toContain("type Row = import('./shadow-0').Row;");
    expect(globals).toContain("const Net: typeof import('./shadow-0').Net; type Net = import('./shadow-0').Net;");
  });

  it('leaves declarations inside functions alone', () => {
    expect(library('function f() {\n  const inner = 1;\n}').globals).not.toContain('inner');
  });

  it('knows every name of a list, and that what is declared with let can be assigned', () => {
    const { globals } = library('let a = 1, b = 2;\nvar c = 3;\nconst d = [4, 5], e = 6;');
    for (const line of ['let a', 'let b', 'let c', 'const d', 'const e']) expect(globals).toContain(`${line}: typeof`);
  });

  it('knows destructured names', () => {
    const { globals } = library('const { a, b: c } = pair;\nconst [first, second] = list;');
    for (const name of ['a', 'c', 'first', 'second']) expect(globals).toContain(`const ${name}: typeof`);
    expect(globals).not.toContain('const b:');
  });

  it('hands imports on', () => {
    const { globals } = library("import * as tf from '@tensorflow/tfjs';\nimport { show, table } from 'epoch/display';");
    expect(globals).toContain("import * as __tf from '@tensorflow/tfjs';");
    expect(globals).toContain('export import tf = __tf;');
    expect(globals).toContain("const show: typeof import('epoch/display').show;");
  });

  it('takes the last of two declarations', () => {
    const { globals } = library('const x = 1;', "const x = 'one';");
    expect(globals).toContain("typeof import('./shadow-1').x");
    expect(globals).not.toContain("typeof import('./shadow-0').x");
  });

  it('keeps the comment that explains a name', () => {
    const { globals } = library('/** no */ f();\n/**\n * Mean of squares.\n */\nfunction mse() {}\n/* no */\nconst x = 1;');
    expect(globals).toContain("  /**\n * Mean of squares.\n */\n  const mse: typeof");
    expect(globals).not.toContain('no */');
  });

  it('is empty without names', () => expect(library('1 + 1').globals).toBe(''));
});

describe('places in a cell and in its shadow', () => {
  const source = 'let a = 1, b = 2;\nexport const c = a;\n  const d = 3;\nasync function train() { return a; }\nconst { e, f: g } = make();';

  it('every declared name is where it is said to be', () => {
    const names = findDeclaredNames(source);
    expect(names.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'train', 'e', 'g']);
    for (const { name, offset } of names) expect(source.slice(offset)).toMatch(new RegExp(`^${name}\\b`));
  });

  it('every place but the inserted words goes there and comes back', () => {
    const shadow = library(source).shadows.get('shadow-0.ts') ?? '';
    for (let offset = 0; offset < source.length; offset++) {
      const there = toShadowOffset(source, offset);
      expect(shadow[there]).toBe(source[offset]);
      expect(fromShadowOffset(source, there)).toBe(offset);
    }
  });
});
