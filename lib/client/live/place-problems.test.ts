import type { Root, RootContent } from 'hast';
import { expect, test } from 'vitest';
import type { LiveProblem, ProblemPlace } from '#lib/course/live-content.ts';
import type { Lesson } from '#lib/course/lesson.ts';
import { isNews, LiveContent } from './live-content.ts';
import { placeProblems } from './place-problems.ts';

const block = (tagName: string, children: Root['children'] = []): RootContent => ({ type: 'element', tagName, properties: {}, children: children as [] });
const EXERCISE: RootContent = { type: 'mdxJsxFlowElement', name: 'Exercise', attributes: [{ type: 'mdxJsxAttribute', name: 'id', value: 'c/l/e' }], children: [] };
const TREE: Root = { type: 'root', children: [block('p'), block('h2'), block('details', [EXERCISE])] };

const problem = (place: ProblemPlace | null, lesson: string | null = 'c/l'): LiveProblem => ({ file: 'f', position: null, expected: '', found: '', todo: '', lesson, place });
const place = (...problems: LiveProblem[]) => placeProblems(TREE, 'c/l', problems).children.map((node) => (node.type === 'element' ? node.tagName : node.type === 'mdxJsxFlowElement' && node.attributes[0]?.type === 'mdxJsxAttribute' ? node.attributes[0].value : null));

test('a note stands before its block, several in their order', () => {
  expect(place(problem({ kind: 'block', index: 1 }), problem({ kind: 'block', index: 0 }), problem({ kind: 'block', index: 1 }))).toEqual(['1', 'p', '0', '2', 'h2', 'details']);
  expect(place(problem({ kind: 'block', index: 9 }))).toEqual(['p', 'h2', '0', 'details']);
});

test('one of an exercise stands before what holds it', () => {
  expect(place(problem({ kind: 'exercise', id: 'c/l/e' }), problem({ kind: 'exercise', id: 'c/l/gone' }))).toEqual(['p', 'h2', '0', 'details']);
});

test('what has no place, or is of another lesson, leaves the tree as it is', () => {
  expect(placeProblems(TREE, 'c/l', [problem(null), problem({ kind: 'block', index: 0 }, 'c/other')])).toBe(TREE);
});

test('a page knows its lesson as it was saved last, and all that is wrong now', () => {
  const content = new LiveContent();
  const lesson = { course: 'c', slug: 'l', version: '1' } as Lesson;
  const [one, two] = [problem(null), problem(null, null)];
  content.receive({ kind: 'lesson', lesson });
  content.receive({ kind: 'problems', course: 'c', problems: [one] });
  content.receive({ kind: 'problems', course: 'd', problems: [two] });
  expect([content.lesson('c', 'l'), content.lesson('c', 'm'), content.problems()]).toEqual([lesson, null, [one, two]]);
  expect(content.problems()).toBe(content.problems());
  content.receive({ kind: 'problems', course: 'c', problems: [] });
  expect(content.problems()).toEqual([two]);
});

test.each<[string, string[], boolean]>([
  ['/courses/c/l', ['c/l', 'c/l/exercise'], false],
  ['/courses/c/l', ['c/l', 'c'], true],
  ['/courses/c/l', ['c/l2'], true],
  ['/courses/c', ['c/l'], true],
  ['/', ['c'], true],
])('%s, when %j were published', (page, paths, expected) => expect(isNews(page, paths)).toBe(expected));
