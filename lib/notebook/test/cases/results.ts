import type { GoldenCase } from './golden-case.ts';

export const RESULTS: readonly GoldenCase[] = [
  ['an object as last expression', ['({ k: 1 }) // trailing comment'], { k: 1 }],
  ['a sequence as last expression', ['1, 2'], 2],
  ['no value after a declaration', ['const w1 = 1'], undefined],
  ['no value after a block', ['if (true) { 5 }'], undefined],
  ['no value from a directive', ['"use strict"'], undefined],
  ['an empty cell', [''], undefined],
  ['block as last statement', ['{ a: 1 }'], undefined],
  ['last expression is an assignment', ['let lasg; lasg = 5'], 5],
  ['last expression function', ['(function ff() { return 1 })()'], 1],
  ['last expression yields arrow', ['((x: number) => x * 2)(4)'], 8],
  ['if as last', ['if (true) 4'], undefined],
  ['empty statements', [';;;'], undefined],
  ['a promise as last expression is waited for', ['Promise.resolve(5)'], 5],
];
