import { expect, test } from 'vitest';
import type { Lesson, PublicExercise } from '#lib/course/lesson.ts';
import { takeAlongLessonSchema } from '#lib/course/take-along/lesson-parts.ts';
import { toTakeAlong } from './to-take-along.ts';

// what the answer is made of; the rest of an exercise is not looked at
const EXERCISE = { id: 'tiny/first/e', title: 'E', starter: 'let a;', promptHtml: '<p>', visibleBundle: 'checks', starterHtml: '' } as unknown as PublicExercise;
const LESSON: Lesson = { course: 'tiny', slug: 'first', version: 'v', title: 'First', summary: 'S', question: 'Q', minutes: 1, needs: [], headings: [], tree: { type: 'root', children: [] }, cells: [{ id: 'a', source: '1', html: '<i>1</i>' }], sections: [], exercises: [EXERCISE], terms: [], sources: [] };

test('parts get the texts of their exercises and nothing else of them', () => {
  const parts: Lesson['parts'] = [{ kind: 'prose', markdown: 'Hi' }, { kind: 'cell', id: 'a', source: '1', browser: false }, { kind: 'exercise', id: 'e', prompt: 'Do it.' }];
  const taken = toTakeAlong({ ...LESSON, parts });
  expect(taken.parts).toEqual([parts[0], parts[1], { kind: 'exercise', id: 'e', title: 'E', prompt: 'Do it.', starter: 'let a;' }]);
  expect(takeAlongLessonSchema.parse(taken)).toEqual(taken);
  expect(JSON.stringify(taken)).not.toMatch(/checks|html|<p>/i);
});

test('a version of an older compiler gives its cells and exercises', () => {
  expect(toTakeAlong(LESSON).parts).toEqual([{ kind: 'cell', id: 'a', source: '1', browser: false }, { kind: 'exercise', id: 'e', title: 'E', prompt: '', starter: 'let a;' }]);
});
