import type { GoldenCase } from './golden-case.ts';

export const USING: readonly GoldenCase[] = [
  ['using eval to reach a variable', ['let viaEval = 2; viaEval = 3; (0, eval)("viaEval")'], 3],
  ['using disposes at the end', ['const log: string[] = []; { using r = { [Symbol.dispose]() { log.push("d") } }; log.push("u") } log'], ['u','d']],
  ['top-level using', ['const l2: string[] = []; using r2 = { v: 1, [Symbol.dispose]() { l2.push("d") } }; r2.v', 'l2'], ['d']],
  ['await using', ['const l3: string[] = []; { await using r = { async [Symbol.asyncDispose]() { l3.push("ad") } } } l3'], ['ad']],
  ['using disposes in reverse order', ['const rev: number[] = []; const res = (n: number) => ({ n, [Symbol.dispose]() { rev.push(n) } }); { using a = res(1), b = res(2); using c = res(3); rev.push(a.n + b.n + c.n) } rev'], [6, 3, 2, 1]],
  ['using null needs nothing', ['let un = 0; { using a = null; using b = undefined; un = 1 } un'], 1],
  ['using in a function, with a return', ['const uf: string[] = []; function useIt() { using r = { v: 4, [Symbol.dispose]() { uf.push("d") } }; return r.v } [useIt(), uf]'], [4, ['d']]],
  ['using in a loop', ['const ul: number[] = []; for (const i of [1, 2]) { using r = { [Symbol.dispose]() { ul.push(i) } }; if (i === 1) continue; ul.push(9) } ul'], [1, 9, 2]],
  ['using when the block throws', ['const ue: string[] = []; try { using r = { [Symbol.dispose]() { ue.push("d") } }; throw new Error("b") } catch (e: any) { ue.push(e.message) } ue'], ['d', 'b']],
  ['using when disposing throws, too', ['let us: any; try { using r = { [Symbol.dispose]() { throw new Error("second") } }; throw new Error("first") } catch (e) { us = e } [us.name, us.error.message, us.suppressed.message]'], ['SuppressedError', 'second', 'first']],
  ['await using waits', ['const uw: string[] = []; { await using r = { async [Symbol.asyncDispose]() { await null; uw.push("waited") } }; uw.push("block") } uw'], ['block', 'waited']],
  ['await using takes what disposes at once', ['const uo: string[] = []; { await using r = { [Symbol.dispose]() { uo.push("once") } } } uo'], ['once']],
  ['a top-level name that was held stays readable', ['const held9: string[] = []; using keep = { v: 5, [Symbol.dispose]() { held9.push("d") } };', '[keep.v, held9]'], [5, ['d']]],
  ['using in the head of for-of', ['const fo: string[] = []; const held = (n: number) => ({ n, [Symbol.dispose]() { fo.push(`d${n}`) } }); for (using h of [held(1), held(2), held(3)]) { if (h.n === 2) continue; fo.push(`u${h.n}`) } fo'], ['u1', 'd1', 'd2', 'u3', 'd3']],
  ['using in the head of for-of without a block, left by an error', ['const fe: string[] = []; try { for (using h of [{ [Symbol.dispose]() { fe.push("d") } }]) throw new Error("b") } catch (e: any) { fe.push(e.message) } fe'], ['d', 'b']],
  ['await using in the head of for-of', ['const fa: string[] = []; for (await using h of [{ async [Symbol.asyncDispose]() { await null; fa.push("d") } }]) { using g = { [Symbol.dispose]() { fa.push("g") } }; fa.push("u") } fa'], ['u', 'g', 'd']],
  ['using in the head of a counting loop', ['const fc: unknown[] = []; outer: for (using h = { n: 3, [Symbol.dispose]() { fc.push("d") } }, z = null; fc.length < h.n; ) { for (;;) { fc.push(fc.length); continue outer } } fc'], [0, 1, 2, 'd']],
  ['using as a name', ['const using = 3; using + 1'], 4],
];
