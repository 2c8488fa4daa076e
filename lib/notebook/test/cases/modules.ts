import type { GoldenCase } from './golden-case.ts';

export const MODULES: readonly GoldenCase[] = [
  ['imports of every form', ["import * as ns from 'lib';\nimport d, { a as aa, b } from 'lib';\nimport type { T } from 'lib';\nimport 'lib';\nconst z: T = 1 as any;\n[ns.a, d, aa, b]"], [1, 'def', 1, 2]],
  ['an import below its use', ["const q2 = tt.tensor(3);\nimport * as tt from '@tensorflow/tfjs';\nq2"], 3],
  ['an import that only a later cell uses', ["import * as late from 'lib'", 'late.b'], 2],
  ['dynamic import', ["(await import('lib')).a"], 1],
  ['exports are declarations', ['export const ex = 1; export function exf() { return 2 }\nexport default ex + 1;', '[ex, exf(), $default]'], [1, 2, 2]],
  ['an exported list is ignored', ['const e1 = 1; export { e1 }', 'e1'], 1],
  ['type-only imports mixed', ["import { type T, a as mixed } from 'lib'; mixed"], 1],
  ['import type namespace', ["import type * as NsT from 'lib'; 1"], 1],
  ['import default as', ["import { default as dd } from 'lib'; dd"], 'def'],
  ['import twice', ["import { a as t1 } from 'lib'; import { a as t2 } from 'lib'; t1 + t2"], 2],
  ['export type', ['export type { } ; export type Q = 1; export interface QQ {} 3'], 3],
  ['export default fn', ['export default function named1() { return 1 }', 'named1()'], 1],
  ['export default anon class', ['export default class { static q = 2 }', '$default.q'], 2],
  ['export default arrow', ['export default () => 7', '$default()'], 7],
  ['export let', ['export let el = 1; el++; el', 'el'], 2],
  ['export destructuring', ['export const { xa, xb: [xc] } = { xa: 1, xb: [2] };', '[xa, xc]'], [1,2]],
  ['redefinition import to const', ["import { a as ri } from 'lib'", 'const ri = 9', 'ri'], 9],
  ['string with import text', ['"import x from \'lib\'"'], "import x from 'lib'"],
  ['function overloads exported', ['export function eo(x: string): string; export function eo(x: any) { return x }', 'eo("k")'], 'k'],
];
