import { expect, it } from 'vitest';
import { factsOf } from './test-facts.ts';

const CASES: readonly (readonly [source: string, changes: readonly string[]])[] = [
  ['xs.push(1)', ['xs']],
  ['xs[0] = 1; a.b.c += 2; n.count++; delete seen.last', ['xs', 'a', 'n', 'seen']],
  ['[xs[0], ys[1]] = [ys[1], xs[0]]', ['xs', 'ys']],
  ['({ x: point.x, y = fallback.y } = other)', ['point']],
  ['for (row.x of rows) row.x', ['row']],
  ['w.assign(w.sub(1)); model?.fit(xs, ys)', ['w', 'model']],
  ['Object.assign(config, more)', ['config']],
  ['tf.dispose([a, b.c]); d.dispose(); tf.dispose(e)', ['a', 'b', 'd', 'e']],
  // names alone are given anew, not changed in place
  ['n = 1; n += 1', []],
  // what is read
  ['xs.map((x) => x * 2); a.b; xs[0]; xs.slice().sort()', []],
  // own, or later
  ['const own = []; own.push(1)', []],
  ['const later = () => xs.push(1); function f() { xs[0] = 1 }', []],
  ['rows.forEach((row) => xs.push(row))', ['xs']],
  ['const xs2 = xs.map((x) => { const y = [x]; y.push(1); return y; })', []],
  // a tensor's add gives a new one; a set's is not told apart from it
  ['a.add(b); const c = a.add(b); seen.add(1)', []],
];

for (const [source, changes] of CASES) it(`finds what changes in place in ${source}`, () => expect(factsOf(source)?.changes).toEqual(changes));
