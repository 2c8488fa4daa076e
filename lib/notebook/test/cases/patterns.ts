import type { GoldenCase } from './golden-case.ts';

export const PATTERNS: readonly GoldenCase[] = [
  ['destructuring: nested, defaults, rest, holes, computed keys', ['const key = "p"; const { x: { y = 3 } = {}, [key]: pp, ...rest } = { p: 1, m: 2, n: 3 } as any; let [i, , j = 8, ...k] = [1, 2, undefined, 4, 5];', '[y, pp, rest, i, j, k]'], [3, 1, { m: 2, n: 3 }, 1, 8, [4, 5]]],
  ['a later part of a pattern may use an earlier one', ['const { a: p1, b: p2 = p1 + 1 } = { a: 1 } as any; p2'], 2],
  ['destructured default gets the name', ['const { fnd = () => 1 } = {} as any; fnd.name'], 'fnd'],
  ['for of destructuring', ['const acc1: number[] = []; for (const [k, { v = 2 }] of [[1, {}], [2, { v: 5 }]] as any) acc1.push(k, v); acc1'], [1,2,2,5]],
  ['for var destructuring', ['for (var [fa, fb] = [1, 2]; fa < 2; fa++) {} [fa, fb]'], [2,2]],
  ['for var of destructuring', ['for (var { q: fq } of [{ q: 1 }, { q: 2 }]) {} fq'], 2],
  ['catch destructuring', ['let cm = ""; try { throw new Error("m") } catch ({ message }: any) { cm = message } cm'], 'm'],
  ['swap', ['let sa = 1, sb = 2; [sa, sb] = [sb, sa]; [sa, sb]'], [2,1]],
  ['object assignment pattern', ['let oa1, ob1; ({ a: oa1, b: ob1 = 2 } = { a: 1 } as any); [oa1, ob1]'], [1,2]],
  ['member assignment pattern', ['const mt: any = {}; [mt.a, mt["b"]] = [1, 2]; mt'], { a: 1, b: 2 }],
  ['nested array holes rest', ['const [, [, nh], ...nr] = [0, [1, 2], 3, 4] as any; [nh, nr]'], [2,[3,4]]],
  ['default uses function of the cell', ['const { u1 = dfn() } = {} as any; function dfn() { return 6 } u1'], 6],
  ['default evaluated only when undefined', ['let ev = 0; const { e1 = ++ev, e2 = ++ev } = { e1: null } as any; [e1, e2, ev]'], [null,1,1]],
  ['iterating Map with destructuring', ['const im: string[] = []; for (const [k, v] of new Map([["a", 1]])) im.push(k + v); im'], ['a1']],
  ['throwing getter in a pattern keeps earlier names', ['let tg1 = 1', 'try { const { q } = { get q(): number { throw 1 } } } catch { tg1 = 2 } tg1'], 2],
  ['function parameter destructuring defaults', ['function pd({ a = 1, b: [c = 2] = [] }: any = {}) { return [a, c] } pd()'], [1,2]],
];
