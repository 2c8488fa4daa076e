import type { GoldenCase } from './golden-case.ts';

export const NAMES: readonly GoldenCase[] = [
  ['parameters, blocks and catch clauses shadow', ['const s = 1; const sh = (s: number) => { let a9 = s; return a9 }; { const s = 5; } try { throw 2 } catch (s) {}', 's + sh(2)'], 3],
  ['switch clauses shadow', ['const sw = 1; switch (2 as number) { case 2: { const sw = 3; break } default: let sx = sw } sw'], 1],
  ['names the Worker uses', ['const name = "n"; const status = 1; const location = "here"; const event = 3; const history = 4; const performance = 5;', '[name, status, location, event, history, performance]'], ['n', 1, 'here', 3, 4, 5]],
  ['reading a variable through globalThis', ['let viaGlobal = 2; viaGlobal = 3; (globalThis as any).viaGlobal'], 3],
  ['arrow gets the name', ['const arrow1 = () => 1; arrow1.name'], 'arrow1'],
  ['let function gets name', ['let fn1 = function () {}; fn1.name'], 'fn1'],
  ['name let-like keys', ['const ob = { let: 1, class: 2, await: 3, default: 4 }; [ob.let, ob.class, ob.await, ob.default]'], [1,2,3,4]],
  ['delete property', ['const dp: any = { a: 1 }; delete dp.a; dp'], {}],
  ['getter on globalThis', ['let gg = 1; Object.keys(globalThis).includes("gg")'], true],
  ['names valueOf, hasOwnProperty, __proto__-like', ['const valueOf = 1, hasOwnProperty = 2; [valueOf, hasOwnProperty]'], [1,2]],
  ['variable called globals / handle names', ['const globals = 1, declare = 2, pick = 3, __epoch = 4; [globals, declare, pick, __epoch]'], [1,2,3,4]],
  ['a name of the platform', ['const WeakRef = 3; WeakRef'], 3],
  ['a name of the platform, in later cells', ['const FinalizationRegistry = 1', 'const fresh = FinalizationRegistry + 1; fresh'], 2],
];
