import type { GoldenCase } from './golden-case.ts';

export const ACROSS_CELLS: readonly GoldenCase[] = [
  ['functions find the newest version of others', ['function h() { return 1 } function g() { return h() }', 'function h() { return 2 }', 'g()'], 2],
  ['functions find the newest version of variables', ['let k1 = 1; const readK = () => k1;', 'let k1 = 2', 'readK()'], 2],
  ['another cell changes a variable', ['let counter = 0', 'counter++; counter += 2', 'counter'], 3],
  ['a value that survives a failed cell is read by the next', ['let before1 = 1', 'before1'], 1],
  ['hoisting across cells', ['function useLater() { return laterDefined() }', 'function laterDefined() { return 8 }', 'useLater()'], 8],
  ['mutual recursion across cells', ['function even(n: number): boolean { return n === 0 || odd(n - 1) }', 'function odd(n: number): boolean { return n !== 0 && even(n - 1) }', 'even(10)'], true],
  ['redefinition function to const', ['function rd1() { return 1 }', 'const rd1 = 2', 'rd1'], 2],
  ['redefinition const to function', ['const rf1 = 1', 'function rf1() { return 3 }', 'rf1()'], 3],
  ['const changed by a later cell', ['const cc = 1', 'let cc2 = cc + 1; cc2'], 2],
  ['same cell twice', ['const tw = 1; tw', 'const tw = 1; tw'], 1],
  ['assign in later cell via closure', ['let shared1 = 1; const setS = (v: number) => { shared1 = v }', 'setS(5); shared1'], 5],
  ['an enum that runs again has no member of its older text', ['enum Again { A, B }', 'enum Again { C }', 'Object.keys(Again)'], ['0', 'C']],
];
