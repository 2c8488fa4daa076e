import type { GoldenCase } from './golden-case.ts';

export const AWAITING: readonly GoldenCase[] = [
  ['name, recursion, async and generator', ['function fact(n: number): number { return n < 2 ? 1 : n * fact(n - 1); }\nasync function af() { return 3 }\nfunction* gen() { yield 1; yield 2 }\n[fact.name, fact(5), await af(), ...gen()]'], ['fact', 120, 3, 1, 2]],
  ['top-level await and for await', ['const v = await Promise.resolve(4);\nlet acc = 0;\nfor await (const z of (async function* () { yield 1; yield 2 })()) acc += z;\nacc + v'], 7],
  ['immediately called async functions', ['await (async () => 6)()'], 6],
  ['async generator', ['async function* ag() { yield 1; yield 2 } const got: number[] = []; for await (const x of ag()) got.push(x); got'], [1,2]],
  ['async arrow', ['const aa1 = async (x: number) => x + 1; await aa1(1)'], 2],
  ['async generic arrow', ['const ga = async <T,>(x: T): Promise<T> => x; await ga(3)'], 3],
  ['asi async newline', ['let async1 = 1\nasync1'], 1],
  ['name async', ['const async = 3; async'], 3],
  ['name await property', ['const w9 = { await: 1 }; w9.await'], 1],
  ['for await of top', ['let fs1 = 0; for await (const x of [Promise.resolve(1), 2]) fs1 += x; fs1'], 3],
  ['await in template', ['`${await Promise.resolve(1)}`'], '1'],
  ['await in default', ['const { dfl = await Promise.resolve(3) } = {} as any; dfl'], 3],
  ['await in condition', ['let cnd = 0; if (await Promise.resolve(true)) cnd = 1; cnd'], 1],
  ['await in loop head', ['let n5 = 0; while (await Promise.resolve(n5 < 3)) n5++; n5'], 3],
  ['await in computed key', ['const ck = { [await Promise.resolve("z")]: 1 }; ck'], { z: 1 }],
  ['await in args', ['Math.max(await Promise.resolve(1), await Promise.resolve(2))'], 2],
  ['await in last', ['await Promise.resolve([1])'], [1]],
  ['await in switch', ['let sw9 = 0; switch (await Promise.resolve(2)) { case 2: sw9 = 5 } sw9'], 5],
  ['last expression is await of void', ['await null'], null],
  ['timers', ['await new Promise<number>((r) => setTimeout(() => r(3), 1))'], 3],
];
