import { expect, test } from 'vitest';
import { findPlace, toShownLine } from './find-place.ts';

const lines = (text: string): string => text.split(' ').join('\n');

test.each<[string, string, string, number, number]>([
  ['nothing changed', 'a b c', 'a b c', 2, 2],
  ['before the change', 'a b c', 'a b x', 2, 2],
  ['in a changed line', 'a b c', 'a x c', 2, 2],
  ['behind inserted lines', 'a b c', 'a x y b c', 5, 3],
  ['in inserted lines: where they will be', 'a b c', 'a x y b c', 3, 2],
  ['at the end', 'a b', 'a b x', 3, 2],
  ['behind removed lines', 'a b c d', 'a d', 2, 4],
  ['a repeated line', 'a a a', 'a a', 2, 2],
])('%s', (_, shown, saved, line, expected) => expect(toShownLine(lines(shown), lines(saved), line)).toBe(expected));

const problem = (line: number | null) => ({ file: 'f', position: line === null ? null : { line, column: 1 }, expected: '', found: '', todo: '' });
const SHOWN = { text: lines('--- t --- . p . q'), lines: [5, 7] };
const find = (line: number | null, file = 'lesson.mdx', shown: typeof SHOWN | null = SHOWN) => findPlace(problem(line), file, 'c/l', shown, SHOWN.text);

test('a mistake belongs to the block on whose lines it is', () => {
  expect([find(5), find(6), find(7)]).toEqual([0, 0, 1].map((index) => ({ kind: 'block', index })));
});

test('one of the frontmatter, of a file or of a lesson that nobody saw has no place', () => {
  expect([find(2), find(null), find(7, 'notes.txt'), find(7, 'lesson.mdx', null)]).toEqual([null, null, null, null]);
});

test('one of an exercise belongs to the exercise', () => {
  expect(find(null, 'exercises/double/checks.ts')).toEqual({ kind: 'exercise', id: 'c/l/double' });
});
