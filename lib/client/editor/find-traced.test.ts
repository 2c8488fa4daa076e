import { expect, it } from 'vitest';
import { findTraced } from './find-traced.ts';

const text = 'const w = 1;\nw.log()\n';

it.each([
  [0, 0, 'const w = 1;', 1, 1],
  [12, 12, 'const w = 1;', 1, 1],
  [13, 13, 'w.log()', 2, 1],
  [15, 20, 'log()', 2, 3],
  [10, 14, '1;\nw', 1, 11],
  [21, 21, '', 3, 1],
])('from %i to %i: %j', (start, end, expression, line, column) => expect(findTraced(text, start, end)).toEqual({ expression, at: { line, column } }));
