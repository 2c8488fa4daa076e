import type { GoldenCase } from './golden-case.ts';

export const FUNCTIONS: readonly GoldenCase[] = [
  ['a function may be called before its line', ['const r = later(2);\nfunction later(x: number): number { return x * 21; }\nr'], 42],
  ['closures see variables of their own cell live', ['let live = 1; const seen = () => live; live = 5; const first = seen(); live++; [first, seen()]'], [5, 6]],
  ['closures may change variables of their own cell', ['let hits = 0; const hit = () => { hits++ }; for (let i = 0; i < 3; i++) hit(); hits'], 3],
  ['immediately called functions', ['(() => 5)()'], 5],
  ['closures of loops', ['const fs: (() => number)[] = []; for (let e = 0; e < 3; e++) fs.push(() => e);\nfs.map(f => f())'], [0, 1, 2]],
  ['top-level this', ['typeof this'], 'undefined'],
  ['this inside a method', ['const holder = { v: 3, get() { return this.v } }; holder.get()'], 3],
  ['getter setter object', ['const gs = { _v: 1, get v() { return this._v }, set v(x) { this._v = x } }; gs.v = 9; gs.v'], 9],
  ['generator delegation', ['function* inn() { yield 1; return 5 } function* out() { const r = yield* inn(); yield r } [...out()]'], [1,5]],
  ['closure in try', ['let ct = 0; try { const f = () => { ct = 4 }; f() } finally {} ct'], 4],
  ['block function hoists inside the block', ['let bf = 0; { bf = inb(); function inb() { return 2 } } bf'], 2],
  ['block function does not leak', ['{ function leakf() {} } typeof leakf'], 'undefined'],
  ['function in if', ['let fi = 0; if (true) { function fi2() { return 3 } fi = fi2() } fi'], 3],
  ['closure of a function in a loop over a local', ['let sum3 = 0; for (const x of [1, 2, 3]) { const add = () => { sum3 += x }; add() } sum3'], 6],
  ['comma in declarators with functions', ['const c1 = (1, 2), c2 = [c1, 3]; c2'], [2,3]],
  ['arrow returning object', ['const mk = () => ({ a: 1 }); mk()'], { a: 1 }],
  ['arguments in function', ['function ar() { return arguments.length } (ar as any)(1, 2)'], 2],
  ['object with methods of all kinds', ['const om = { async a() { return 1 }, *g() { yield 2 }, async *h() { yield 3 }, get p() { return 4 } }; [await om.a(), [...om.g()], om.p]'], [1,[2],4]],
  ['let in closures of while', ['const wf: (() => number)[] = []; let wi = 0; while (wi < 3) { const c = wi; wf.push(() => c); wi++ } wf.map((f) => f())'], [0,1,2]],
  ['function with use strict directive', ['function us() { "use strict"; return 1 } us()'], 1],
];
