import type { GoldenCase } from './golden-case.ts';

export const STATEMENTS: readonly GoldenCase[] = [
  ['redeclaration as another kind', ['const a = 5', 'class a {}', 'let a = 7', 'a'], 7],
  ['var leaks from blocks and loops, let does not', ['for (var vi = 0; vi < 3; vi++) { var inner = vi * 2 }\nfor (let li = 0; li < 2; li++) {}\nfor (var ki in { q: 1 }) {}\nif (true) { var deep = 1, und; }', '[vi, inner, ki, deep, typeof li]'], [3, 4, 'q', 1, 'undefined']],
  ['a var under if stays conditional', ['if (false) var never = 1; else var other = 2;\nfor (var turn = 0; turn < 2; turn++) var last = turn;\n[never, other, last]'], [undefined, 2, 1]],
  ['labels', ['let turns = 0; outer: for (;;) { for (;;) { turns++; break outer } } turns'], 1],
  ['compound and logical assignment', ['let la: number | null = null; la ??= 4; la **= 2; la'], 16],
  ['loops over variables', ['let total = 0; let factor = 2; for (let i = 0; i < 10; i++) { total += i * factor; } total', 'total'], 90],
  ['labelled continue', ['let lc = 0; a: for (let i = 0; i < 3; i++) { for (;;) { if (i === 1) continue a; lc += i; break } } lc'], 2],
  ['labelled block', ['let lb = 0; blk: { lb = 1; break blk; } lb'], 1],
  ['for in', ['const ks: string[] = []; for (const k in { a: 1, b: 2 }) ks.push(k); ks'], ['a','b']],
  ['for of var', ['for (var fo of [1, 2]) {} fo'], 2],
  ['try catch finally', ['const tl: number[] = []; try { tl.push(1); throw 0 } catch { tl.push(2) } finally { tl.push(3) } tl'], [1,2,3]],
  ['void', ['void 0'], undefined],
  ['object spread, rest params', ['const sp = (...x: number[]) => ({ ...{ n: x.length } }); sp(1, 2)'], { n: 2 }],
  ['optional chaining', ['const oc: any = null; [oc?.a, oc?.[0], oc?.()]'], [undefined, undefined, undefined]],
  ['do while', ['let dw = 0; do dw++; while (dw < 3)\ndw'], 3],
  ['switch with lexical', ['const m9 = (k: number) => { switch (k) { case 1: { const r = "a"; return r } default: return "b" } }; [m9(1), m9(2)]'], ['a','b']],
];
