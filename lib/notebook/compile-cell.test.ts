import { afterEach, describe, expect, it } from 'vitest';
import { compileCell } from './compile-cell.ts';
import { FAILURES, GOLDEN, REFUSALS } from './test/cases/index.ts';
import { TestNotebook } from './test/run-cells.ts';

// Every case holds whether variables live in the shared scope all the time or stay local while a cell runs.
describe.each([
  ['shared variables', false],
  ['variables local where nothing else sees them', true],
])('cells with %s', (_name, local) => {
  const open: TestNotebook[] = [];
  const notebook = (): TestNotebook => {
    const book = new TestNotebook(local);
    open.push(book);
    return book;
  };
  afterEach(() => {
    for (const book of open.splice(0)) book.close();
  });

  describe.each(Object.entries(GOLDEN))('%s', (_topic, cases) => {
    it.each(cases)('%s', async (_title, cells, value) => {
      const book = notebook();
      let result: unknown;
      for (const cell of cells) result = await book.run(cell);
      expect(result).toEqual(value);
    });
  });

  it.each(FAILURES)('fails: %s', async (_title, cells, { name, ...at }, after) => {
    const book = notebook();
    for (const cell of cells.slice(0, -1)) await book.run(cell);
    expect(await book.fail(cells.at(-1)!)).toMatchObject({ name, at });
    if (after) expect(await book.run(after[0])).toEqual(after[1]);
  });

  it('keeps what a cell did before it failed', async () => {
    const book = notebook();
    await book.fail('let done = 0; done = 7; throw new Error("stop");');
    expect(await book.run('done')).toBe(7);
  });

  it('lets a timer of an earlier cell see a variable while a later cell awaits', async () => {
    const book = notebook();
    await book.run('let tick = 0; const peek = () => tick;');
    expect(await book.run('let tick = 1; tick = 2; await null; const got = peek(); got')).toBe(2);
  });

  it('refuses to assign to a constant of the cell, at the assignment', async () => {
    expect(await notebook().fail('const kk = 1;\n\n  kk = 2')).toMatchObject({ name: 'SyntaxError', at: { line: 3, column: 3 } });
    expect(await notebook().fail('const kf = 1;\nconst change = () => { kf++ }')).toMatchObject({ at: { line: 2, column: 24 } });
  });

  it('refuses to assign to a name that nothing declares', async () => {
    expect(await notebook().fail('neverDeclared = 1')).toMatchObject({ name: 'ReferenceError', at: { line: 1, column: 15 } });
  });

  it.each([
    ['early1 + 1;\nconst early1 = 1', 1, 1],
    ['const fine = 1;\nconst early2 = early2 + 1', 2, 16],
    ['early3 = 2;\nlet early3', 1, 1],
    ['const o = { early4 };\nlet early4', 1, 13],
    ['early5++;\nlet early5 = 1', 1, 1],
    ['({ early6 } = { early6: 1 });\nlet early6', 1, 4],
    ['new Early7();\nclass Early7 {}', 1, 5],
  ])('refuses a use above its declaration: %s', async (source, line, column) => {
    const error = await notebook().fail(source);
    expect(error).toMatchObject({ name: 'ReferenceError', at: { line } });
    expect(Math.abs((error.at?.column ?? 0) - column)).toBeLessThanOrEqual(10);
  });

  it('names an export that a module does not have, with what it has', async () => {
    const error = await notebook().fail("const one = 1;\nimport { nothing } from 'lib';\nnothing(one)");
    expect(error).toMatchObject({ message: "The module 'lib' has no export named 'nothing'. It has: a, b.", at: { line: 2 } });
  });

  it('points at an import that is refused', async () => {
    expect(await notebook().fail("const one = 1;\nimport * as l from 'lodash';")).toMatchObject({ message: "Cannot import 'lodash'.", at: { line: 2 } });
  });

  it('refuses to declare what belongs to the language', async () => {
    expect(await notebook().fail('const undefined = 1')).toMatchObject({ name: 'SyntaxError', at: { line: 1, column: 7 } });
  });
});

describe('syntax errors', () => {
  it.each([
    ['const a = 1;\nconst b = ;\n', 2, 11],
    ['let a: number = 1;\n\nfunction ( {', 3, 10],
    ['return 5', 1, 1],
    ['const x: number = 1; let x = 2', 1, 26],
    ['const a: Array<number> = [1];\nconst b: string = a.map(x => x * );', 2, 34],
    ['let s = "open', 1, 9],
    ['break', 1, 1],
    ['class A { constructor() { super() } }', 1, 27],
  ])('%j at line %i, column %i', (source, line, column) => {
    expect(() => compileCell(source, { cellId: 'c' })).toThrowError(expect.objectContaining({ name: 'SyntaxError', line, column }));
  });
});

it.each(REFUSALS)('refuses %s', (_title, cell, { line, column, message }) => {
  expect(() => compileCell(cell, { cellId: 'c' })).toThrowError(expect.objectContaining({ name: 'SyntaxError', message: expect.stringMatching(message), line, column }));
});

describe('facts', () => {
  it('tells what a cell gives and takes', () => {
    const { facts } = compileCell(
      "import * as tf from '@tensorflow/tfjs';\nconst m = build(cfg);\nfunction loss(p: Tensor) { return p.sub(target).mean(); }\nfor (const r of rows) { total += r.n; }\nconst { alpha, ...others } = opts;\nconsole.log(Math.max(alpha, 1));\nlabel: for (;;) break label;\nconst sh = { m, shorthand };\nclass K extends Base { f = field }\nname.length",
      { cellId: 'c' },
    );
    expect(facts).toEqual({
      defines: ['tf', 'm', 'loss', 'alpha', 'others', 'sh', 'K'],
      uses: ['build', 'cfg', 'target', 'rows', 'total', 'opts', 'shorthand', 'Base', 'field', 'name'],
      writes: ['total'],
      changes: [],
      lateUses: ['target', 'field'],
      imported: ['tf'],
      imports: ['@tensorflow/tfjs'],
    });
  });

  it('tells what is needed at once from what is needed when a function is called', () => {
    const late = (source: string): readonly string[] => compileCell(source, { cellId: 'c' }).facts.lateUses;
    expect(late('const f = (x) => x * k')).toEqual(['k']);
    expect(late('function f() { return xs.map((x) => x * k) }')).toEqual(['xs', 'k']);
    expect(late('const ys = [1].map((x) => x * k)')).toEqual([]);
    expect(late('(() => k)()')).toEqual([]);
    expect(late('const f = () => k; k')).toEqual([]);
  });

  it('tells what functions can see afterwards', () => {
    expect(compileCell('let a = 1, b = 2; const f = () => a + other;', { cellId: 'c' }).captures).toEqual({ names: ['a', 'other'], everything: false });
    expect(compileCell('self["a"]', { cellId: 'c' }).captures.everything).toBe(true);
    expect(compileCell('(() => 0).constructor("return a")()', { cellId: 'c' }).captures.everything).toBe(true);
    expect(compileCell('setTimeout("a = 2")', { cellId: 'c' }).captures.everything).toBe(true);
  });

  it('keeps exactly the unseen variables local', () => {
    const compile = (source: string, names: string[] = []): boolean =>
      compileCell(source, { cellId: 'c', capturedElsewhere: { names: new Set(names), everything: false } }).code.includes('finally');
    expect(compile('let n = 0; n++')).toBe(true);
    expect(compile('let n = 0; n++', ['n'])).toBe(false);
    expect(compile('let n = 0; const f = () => n')).toBe(false);
    expect(compileCell('let n = 0; n++', { cellId: 'c' }).code).not.toContain('finally');
  });
});
