import { expect, it } from 'vitest';
import { toBook } from '#lib/notebook/test-facts.ts';
import { findLinks } from '#lib/notebook/graph.ts';
import { drawArcs, PICTURE_WIDTH } from './outline-arcs.ts';

const draw = (texts: Readonly<Record<string, string>>) => drawArcs(toBook(texts), findLinks(toBook(texts)));

it('draws one arc a link, upwards where what is needed stands below, dashed where a function waits for it', () => {
  const arcs = draw({ a: 'below; const f = () => k', k: 'const k = 1', below: 'const below = k' });
  expect(arcs.map(({ key, up, late }) => [key, up, late])).toEqual([
    ['k a', true, true],
    ['below a', true, false],
    ['k below', false, false],
  ]);
  expect(arcs[2]?.title).toBe('k to below: k');
});

it('stays inside the picture however far an arrow reaches', () => {
  const far = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`c${at}`, at === 0 ? 'const x = 1' : 'x']));
  const across = draw(far).map(({ path }) => Number(/C(\S+) /.exec(path)?.[1]));
  expect(across).toHaveLength(59);
  expect(Math.max(...across)).toBeLessThanOrEqual(PICTURE_WIDTH);
});
