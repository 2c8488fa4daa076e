import { expect, it } from 'vitest';
import { findCourseNames, findExercises } from './course-names.ts';

it('finds lessons, their anchors and terms, also where a draft is broken', () => {
  const texts = [
    { path: '01-first/lesson.mdx', text: '---\ntitle: The first\nterms:\n  - term: tensor\n    meaning: Numbers\n---\n## Try it\n' },
    { path: '01-first/exercises/mean/checks.ts', text: '' },
    { path: '02-second/lesson.mdx', text: '---\ntitle: {\n---\n## More\n' },
    { path: '03-unlisted/lesson.mdx', text: '' },
  ];
  expect(findCourseNames(['01-first', '02-second'], texts)).toEqual({
    lessons: [
      { slug: 'first', title: 'The first', anchors: [{ id: 'try-it', text: 'Try it' }, { id: 'exercise-mean', text: 'exercise mean' }] },
      { slug: 'second', title: 'second', anchors: [{ id: 'more', text: 'More' }] },
    ],
    terms: [{ term: 'tensor', lesson: 'first' }],
  });
});

it('finds exercises of a lesson', () =>
  expect(findExercises(['01-a/lesson.mdx', '01-a/exercises/b/wrong/c.ts', '01-a/exercises/b/starter.ts', '01-a/exercises/a/starter.ts'])).toEqual(['a', 'b']));
