import { expect, it } from 'vitest';
import { findListedNames } from './find-listed-names.ts';

it.each<[string, readonly string[]]>([
  [' = 1;', []],
  [' = 0.05, i2 = 0.10; // inputs', ['i2']],
  [' = [1, 2], b = { x: 1, y: 2 }, c = f(3, 4), d;', ['b', 'c', 'd']],
  [': Map<string, number> = new Map(), b: [number, string] = [1, "x, y"], c = 1;', ['b', 'c']],
  [': (a: number, b: number) => number = (a, b) => a + b, d = 2', ['d']],
  [" = ', no = 1', yes = `;, no = 2`, last = 3;", ['yes', 'last']],
  [' = 1, // one, two\n  b = 2, /* three, */\n  c = 3\nd = 4, e = 5', ['b', 'c']],
  [' = 1\n  , b = 2', ['b']],
  [' =\n  3, b = 4\nnext(1, 2)', ['b']],
  [' of list) { x, y }', []],
  [' = 1 < 2, b = 3 > 2;', ['b']],
])('%s lists %j', (rest, names) => {
  const found = findListedNames(rest);
  expect(found.map(({ name }) => name)).toEqual(names);
  for (const { name, offset } of found) expect(rest.slice(offset)).toMatch(new RegExp(`^${name}\\b`));
});
