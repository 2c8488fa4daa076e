import { describe, expect, it } from 'vitest';
import { compileCell } from './compile-cell.ts';
import { TestNotebook } from './test/run-cells.ts';

// Every case holds whether variables live in the shared scope all the time or stay local while a cell runs.
describe.each([
  ['shared variables', false],
  ['variables local where nothing else sees them', true],
])('cells with %s', (_name, local) => {
  const notebook = (): TestNotebook => new TestNotebook(local);

  /** Runs all cells but the last, then expects the value of the last. */
  const cases: readonly (readonly [name: string, cells: readonly string[], value: unknown])[] = [
    ['typed const and let persist', ['const a: number = 1; let b: string = "x"; let u: number;', '[a, b, u]'], [1, 'x', undefined]],
    ['redeclaration as another kind', ['const a = 5', 'class a {}', 'let a = 7', 'a'], 7],
    ['a function may be called before its line', ['const r = later(2);\nfunction later(x: number): number { return x * 21; }\nr'], 42],
    ['functions find the newest version of others', ['function h() { return 1 } function g() { return h() }', 'function h() { return 2 }', 'g()'], 2],
    ['functions find the newest version of variables', ['let k1 = 1; const readK = () => k1;', 'let k1 = 2', 'readK()'], 2],
    ['closures see variables of their own cell live', ['let live = 1; const seen = () => live; live = 5; const first = seen(); live++; [first, seen()]'], [5, 6]],
    ['closures may change variables of their own cell', ['let hits = 0; const hit = () => { hits++ }; for (let i = 0; i < 3; i++) hit(); hits'], 3],
    [
      'an older closure keeps seeing a variable that is declared anew',
      ['let w = 1; const readW = () => w;', 'let w = 10; w += 1; const during = readW(); w += 1; during', '[during, readW()]'],
      [11, 12],
    ],
    ['name, recursion, async and generator', ['function fact(n: number): number { return n < 2 ? 1 : n * fact(n - 1); }\nasync function af() { return 3 }\nfunction* gen() { yield 1; yield 2 }\n[fact.name, fact(5), await af(), ...gen()]'], ['fact', 120, 3, 1, 2]],
    [
      'classes with fields, private members, statics, inheritance, parameter properties',
      ['class P { constructor(public x: number, private y = 2) {} sum() { return this.x + this.y } }\nclass Q extends P { #z = 1; static k = 9; get z() { return this.#z } }', 'const q = new Q(1); [q.sum(), q.z, Q.k, Q.name]'],
      [3, 1, 9, 'Q'],
    ],
    [
      'destructuring: nested, defaults, rest, holes, computed keys',
      ['const key = "p"; const { x: { y = 3 } = {}, [key]: pp, ...rest } = { p: 1, m: 2, n: 3 } as any; let [i, , j = 8, ...k] = [1, 2, undefined, 4, 5];', '[y, pp, rest, i, j, k]'],
      [3, 1, { m: 2, n: 3 }, 1, 8, [4, 5]],
    ],
    ['a later part of a pattern may use an earlier one', ['const { a: p1, b: p2 = p1 + 1 } = { a: 1 } as any; p2'], 2],
    ['several declarators without semicolons', ['const m1 = 1, m2 = m1 + 1\nlet m3 = [m1, m2]\nconst [d1] = m3\nconst { length } = m3\n', '[m1, m2, m3, d1, length]'], [1, 2, [1, 2], 1, 2]],
    ['a declaration without value before a parenthesis', ['let lazy\n(function () { return 1 })\nlazy = 4\nlazy'], 4],
    ['top-level await and for await', ['const v = await Promise.resolve(4);\nlet acc = 0;\nfor await (const z of (async function* () { yield 1; yield 2 })()) acc += z;\nacc + v'], 7],
    ['imports of every form', ["import * as ns from 'lib';\nimport d, { a as aa, b } from 'lib';\nimport type { T } from 'lib';\nimport 'lib';\nconst z: T = 1 as any;\n[ns.a, d, aa, b]"], [1, 'def', 1, 2]],
    ['an import below its use', ["const q2 = tt.tensor(3);\nimport * as tt from '@tensorflow/tfjs';\nq2"], 3],
    ['an import that only a later cell uses', ["import * as late from 'lib'", 'late.b'], 2],
    ['dynamic import', ["(await import('lib')).a"], 1],
    ['an object as last expression', ['({ k: 1 }) // trailing comment'], { k: 1 }],
    ['a template as last expression', ['`a${1}`\n// end\n'], 'a1'],
    ['a sequence as last expression', ['1, 2'], 2],
    ['a string as last expression', ['"hello"'], 'hello'],
    ['no value after a declaration', ['const w1 = 1'], undefined],
    ['no value after a block', ['if (true) { 5 }'], undefined],
    ['no value from a directive', ['"use strict"'], undefined],
    ['a call chain over lines with comments', ['[1, 2, 3]\n  .map(x => x * 2) // double\n  .reduce((a, b) => a + b, 0) // sum\n'], 12],
    ['immediately called functions', ['(() => 5)()'], 5],
    ['immediately called async functions', ['await (async () => 6)()'], 6],
    [
      'enum, satisfies, as const, overloads, abstract, generics, non-null',
      ['enum Color { Red, Green = 5 }\nconst o = { a: 1 } as const satisfies object;\nfunction over(x: string): string;\nfunction over(x: number): number;\nfunction over(x: any) { return x }\nabstract class Ab { abstract m(): void }\nconst idf = <T,>(x: T): T => x;\n[Color.Green, Color[0], o.a, over(2), idf<number>(3)!]'],
      [5, 'Red', 1, 2, 3],
    ],
    ['an enum in a later cell', ['enum Mood { Calm }', 'Mood.Calm'], 0],
    ['var leaks from blocks and loops, let does not', ['for (var vi = 0; vi < 3; vi++) { var inner = vi * 2 }\nfor (let li = 0; li < 2; li++) {}\nfor (var ki in { q: 1 }) {}\nif (true) { var deep = 1, und; }', '[vi, inner, ki, deep, typeof li]'], [3, 4, 'q', 1, 'undefined']],
    ['a var under if stays conditional', ['if (false) var never = 1; else var other = 2;\nfor (var turn = 0; turn < 2; turn++) var last = turn;\n[never, other, last]'], [undefined, 2, 1]],
    ['var keeps its value when declared again', ['var kept = 3', 'var kept; kept'], 3],
    ['closures of loops', ['const fs: (() => number)[] = []; for (let e = 0; e < 3; e++) fs.push(() => e);\nfs.map(f => f())'], [0, 1, 2]],
    ['parameters, blocks and catch clauses shadow', ['const s = 1; const sh = (s: number) => { let a9 = s; return a9 }; { const s = 5; } try { throw 2 } catch (s) {}', 's + sh(2)'], 3],
    ['switch clauses shadow', ['const sw = 1; switch (2 as number) { case 2: { const sw = 3; break } default: let sx = sw } sw'], 1],
    ['another cell changes a variable', ['let counter = 0', 'counter++; counter += 2', 'counter'], 3],
    ['names the Worker uses', ['const name = "n"; const status = 1; const location = "here"; const event = 3; const history = 4; const performance = 5;', '[name, status, location, event, history, performance]'], ['n', 1, 'here', 3, 4, 5]],
    ['labels', ['let turns = 0; outer: for (;;) { for (;;) { turns++; break outer } } turns'], 1],
    ['exports are declarations', ['export const ex = 1; export function exf() { return 2 }\nexport default ex + 1;', '[ex, exf(), $default]'], [1, 2, 2]],
    ['an exported list is ignored', ['const e1 = 1; export { e1 }', 'e1'], 1],
    ['an empty cell', [''], undefined],
    ['a comment', ['// hi'], undefined],
    ['types only', ['interface Z { a: 1 }\ntype Y = Z'], undefined],
    ['strings over lines, regular expressions', ['const s1 = `line1\nline2`;\n/a\\/b/.test("a/b") && s1.split("\\n").length'], 2],
    ['a statement that starts with a bracket', ['let q9 = 1\n;[q9] = [4]\nq9'], 4],
    ['top-level this', ['typeof this'], 'undefined'],
    ['this inside a method', ['const holder = { v: 3, get() { return this.v } }; holder.get()'], 3],
    ['compound and logical assignment', ['let la: number | null = null; la ??= 4; la **= 2; la'], 16],
    ['using eval to reach a variable', ['let viaEval = 2; viaEval = 3; (0, eval)("viaEval")'], 3],
    ['reading a variable through globalThis', ['let viaGlobal = 2; viaGlobal = 3; (globalThis as any).viaGlobal'], 3],
    ['loops over variables', ['let total = 0; let factor = 2; for (let i = 0; i < 10; i++) { total += i * factor; } total', 'total'], 90],
    ['a value that survives a failed cell is read by the next', ['let before1 = 1', 'before1'], 1],
  ];

  it.each(cases)('%s', async (_title, cells, value) => {
    const book = notebook();
    let result: unknown;
    for (const cell of cells) result = await book.run(cell);
    expect(result).toEqual(value);
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
      lateUses: ['target', 'field'],
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
