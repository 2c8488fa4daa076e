import { expect, it } from 'vitest';
import type { Course, LessonSummary } from '#lib/course/lesson.ts';
import { MAP_SIZE, toMapArcs, toMapRows } from './map-rows.ts';

const toLesson = (slug: string, ...needs: string[]): LessonSummary => ({ slug, title: slug.toUpperCase(), summary: '', minutes: 1, needs, terms: [], exercises: [{ id: `c/${slug}/x`, title: 'X', points: 4 }] });
const course: Course = {
  ...{ slug: 'c', title: 'C', summary: '' },
  modules: [
    { title: 'One', summary: '', lessons: [toLesson('a'), toLesson('b', 'a')] },
    { title: 'Two', summary: '', lessons: [toLesson('c', 'a', 'b', 'gone')] },
  ],
};

it('lists lessons with what they need and what they lead to', () => {
  const rows = toMapRows(course, { 'c/a/x': { earned: 4, points: 4 }, 'c/b/x': { earned: 1, points: 4 } });
  expect(rows.map(({ slug, number, module, standing }) => [slug, number, module, standing])).toEqual([
    ['a', '1.1', 'One', 'done'],
    ['b', '1.2', null, 'begun'],
    ['c', '2.1', 'Two', 'none'],
  ]);
  expect(rows.map(({ needs, leadsTo }) => [needs.map(({ title }) => title).join(), leadsTo.map(({ title }) => title).join()])).toEqual([['', 'B,C'], ['A', 'C'], ['A,B', '']]);
});

it('draws an arc for each need, wider for lessons further apart, inside its column', () => {
  const arcs = toMapArcs(toMapRows(course, {}));
  expect(arcs.map(({ from, to }) => from + to)).toEqual(['ab', 'ac', 'bc']);
  const bulges = arcs.map(({ path }) => MAP_SIZE.width - Number(/C(\S+)/.exec(path)?.[1]));
  expect(bulges[1]).toBeGreaterThan(bulges[0]!);
  expect(bulges[0]).toBe(bulges[2]);
  expect(Math.max(...bulges)).toBeLessThanOrEqual(MAP_SIZE.width);
});
