import { describe, expect, it } from 'vitest';
import { mapError } from './map-error.ts';
import { TestNotebook } from './test/run-cells.ts';

describe('runtime errors', () => {
  it('follows calls through cells and hoisting', async () => {
    const book = new TestNotebook(true);
    await book.run('interface Foo {\n  a: number;\n}\n\nfunction boom(x: number) {\n  const y = x;\n  throw new Error("bad " + y);\n}', 'cellA');
    const error = await book.fail('const t1 = 1;\n\ntype X = {\n  q: string\n};\nconst t2 = helper();\n\nfunction helper() {\n  return boom(3);\n}', 'cellB');
    expect(error.message).toBe('bad 3');
    expect(error.at).toEqual({ line: 9, column: 10 });
    expect(error.frames.slice(0, 3)).toEqual([
      { cellId: 'cellA', line: 7, column: 9, fn: 'boom' },
      { cellId: 'cellB', line: 9, column: 10, fn: 'helper' },
      { cellId: 'cellB', line: 6, column: 12, fn: null },
    ]);
  });

  it.each([
    ['after an await', 'const z1 = 1;\nawait Promise.resolve();\n\n  undefinedFn(z1);', 4, 3],
    ['after types on the same line', 'const v: number = 1; const w: Record<string, number> = {}; missing(v)', 1, 60],
    ['after types on the first line of a cell without variables', '(null as unknown as { x: number }).x', 1, 36],
    ['below types, enums and parameter properties', 'type A = {\n a: string;\n b: number;\n};\nenum E1 { X,\n Y }\nclass PP { constructor(public a: number,\n  private b: string) {} }\nfunction f9<T>(\n  a: T,\n  b?: string,\n): T { return a }\nthrow new Error("here");', 13, 7],
    ['in the last expression', 'const o2: { f?: () => void } = {};\n1 + o2.f!()', 2, 8],
    ['in a constructor', 'class T1 {\n  constructor(x: number) { x.foo.bar }\n}\nnew T1(1)', 2, 34],
    ['in a generic call', 'function id1<T>(x: T): T { return x }\nid1<any>(undefined).field', 2, 20],
  ])('points %s', async (_name, source, line, column) => {
    expect((await new TestNotebook(true).fail(source)).at).toEqual({ line, column });
  });

  it('follows rejections through async functions', async () => {
    const error = await new TestNotebook(true).fail('async function slow() {\n  await null;\n  throw new TypeError("late");\n}\n\nawait slow();', 'cellC');
    expect(error).toMatchObject({ name: 'TypeError', at: { line: 3 }, frames: [{ line: 3, fn: 'slow' }, { line: 6, fn: null }] });
  });

  it('reads cell ids with any letters', async () => {
    const error = await new TestNotebook(true).fail('throw new Error("x")', 'forward pass/é:1');
    expect(error.at).toEqual({ line: 1, column: 7 });
  });

  it.each([
    ['a string', 'throw "plain"', { name: 'Thrown value', message: 'plain', at: null }],
    ['null', 'throw null', { name: 'Thrown value', message: 'null', at: null }],
    ['an error of its own class', 'class Mine extends Error { name = "Mine" }\nthrow new Mine("m")', { name: 'Mine', message: 'm', at: { line: 2, column: 7 } }],
    ['something hostile', 'throw { get message() { throw 1 }, get stack() { throw 2 }, toString() { throw 3 } }', { name: 'Error', at: null }],
  ])('shows %s', async (_name, source, expected) => {
    expect(await new TestNotebook(true).fail(source)).toMatchObject(expected);
  });

  it('reads the stacks of Firefox and Safari', () => {
    const stack = 'boom@nb:/a.js:1:9\nasync*@nb:/b.js:2:1\nrun@https://site/build/kernel.js:3:4';
    const error = mapError(Object.assign(new Error('x'), { stack }), () => ({ lineTable: [5, 6] }), 'b');
    expect(error.frames).toEqual([
      { cellId: 'a', line: 5, column: 1, fn: 'boom' },
      { cellId: 'b', line: 6, column: 1, fn: null },
    ]);
  });
});
