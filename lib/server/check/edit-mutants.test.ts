import { describe, expect, test } from 'vitest';
import { compileAnswer } from '#lib/grading/compile-answer.ts';
import { makeEditMutants } from './edit-mutants.ts';
import { MUTANT_KINDS } from './mutant.ts';
import { makeWrapperMutants } from './wrapper-mutants.ts';

const changes = (source: string): string[] => makeEditMutants(source).map(({ kind, line, change }) => `${kind} ${line}: ${change}`);

test('a dropped bias, a wrong sign, a forgotten mean', () => {
  expect(changes('const f = (w: number, x: number, b: number, n: number) => (w * x + b) / n;')).toEqual([
    'mean 1: (w * x + b) / n -> (w * x + b)',
    'term 1: w * x + b -> (w * x)',
    'sign 1: w * x + b -> (w * x - b)',
    'factor 1: w * x -> w',
  ]);
});

test('swapped axes: places, arguments, flags, a transposition', () => {
  expect(changes('const f = (a: Tensor[], W: number[][]) => [W[i][j], a.sum(1, true), a.mean(0), a.transpose()];')).toEqual([
    'axes 1: W[i][j] -> W[j][i]',
    'axes 1: a.sum(1, true) -> a.sum(0, true)',
    'axes 1: a.sum(1, true) -> a.sum(1, false)',
    'mean 1: a.mean(0) -> a.sum(0)',
    'axes 1: a.mean(0) -> a.mean(1)',
    'axes 1: a.transpose() -> a',
  ]);
});

test('a loop: where it begins, its stride, its boundary, what it adds up', () => {
  expect(changes('let s = 0;\nfor (let k = 0; k < n; k += 1) s += x[k];').map((change) => change.slice(change.indexOf(':') + 2))).toEqual(
    expect.arrayContaining(['0 -> 1', 'k < n -> (k <= n)', 'k += 1 -> k += 2', 's += x[k] -> s = x[k]', 's += x[k] -> s -= x[k]']),
  );
});

test('branches, functions, orders, copies, numbers', () => {
  expect(changes('const f = (z: number[]) => (z.length > 2 ? Math.max(0.01, Math.exp(-z[0])) : [...z].sort()[0]);')).toEqual(
    expect.arrayContaining([
      'branch 1: z.length > 2 ? Math.max(0.01, Math.exp(-z[0])) : [...z].sort()[0] -> [...z].sort()[0]',
      'boundary 1: z.length > 2 -> (z.length >= 2)',
      'function 1: Math.max(0.01, Math.exp(-z[0])) -> Math.min(0.01, Math.exp(-z[0]))',
      'number 1: 0.01 -> 0.02',
      'function 1: Math.exp(-z[0]) -> (-z[0])',
      'sign 1: -z[0] -> z[0]',
      'order 1: [...z].sort() -> [...z]',
      'copy 1: [...z] -> z',
      'off-by-one 1: 0 -> 1',
    ]),
  );
});

test('an answer made of numbers', () => {
  expect(changes('const weights = [1, 0, -2];\nconst bias = 0.5;')).toEqual(['sign 1: 1 -> -1', 'sign 1: -2 -> 2', 'sign 2: 0.5 -> -0.5']);
});

test('words are no sums, and types move no places', () => {
  expect(changes('const label = (n: number) => "n = " + n;')).toEqual([]);
  const [mutant] = makeEditMutants('function f(x: number,\n  y: Record<string, number>): number { return x - y; }');
  expect(mutant).toMatchObject({ line: 2, column: 47, change: 'x - y -> x' });
});

describe('every mutant is a program', () => {
  const source = `
    class Value { grad = 0; constructor(public data: number, private inputs: Value[] = []) {} }
    async function f(a: number[][], { b = 2 }: { b?: number }) {
      if (!a.length || b < 0) return -1;
      for (let i = 0; i < a.length; i++) b -= (a[i][0] ** 2) / -b + (b % 2 === 0 ? +1 : -(-1));
      return [...a].reverse().map((row) => Math.min(...row) * 0.5 ?? 0).reduce((s, x) => s + x, 0);
    }`;
  test.each(makeEditMutants(source).map((mutant) => [`${mutant.line}: ${mutant.change}`, mutant] as const))('%s', (_name, mutant) => {
    expect(compileAnswer(mutant.code)).toMatchObject({ ok: true });
    expect(Object.keys(MUTANT_KINDS)).toContain(mutant.kind);
  });
});

test('around a function: only what its arguments and values allow', () => {
  const around = (seen: Parameters<typeof makeWrapperMutants>[1]) => makeWrapperMutants('const other = 1;\nfunction f(x: number) { return x; }', seen).map(({ kind, line }) => `${kind} ${line}`);
  expect(around(new Map())).toEqual([]);
  expect(around(new Map([['f', { visible: 0, takesObjects: false, givesNumbers: false }]]))).toEqual(['constant 2', 'random 2']);
  expect(around(new Map([['f', { visible: 2, takesObjects: true, givesNumbers: true }]]))).toEqual(['constant 2', 'table 2', 'dtype 2', 'arguments 2', 'random 2']);
  for (const { code } of makeWrapperMutants('const f = (x: number): number => x;', new Map([['f', { visible: 2, takesObjects: true, givesNumbers: true }]]))) expect(compileAnswer(code)).toMatchObject({ ok: true });
});
