import { describe, expect, it } from 'vitest';
import type { Course, LessonSummary } from '#lib/course/lesson.ts';
import { findPlace } from './find-place.ts';

const toLesson = (slug: string): LessonSummary => ({ slug, title: slug, summary: '', minutes: 1, needs: [], terms: [], exercises: [] });
const course: Course = {
  slug: 'course',
  title: 'Course',
  summary: '',
  modules: [
    { title: 'One', summary: '', lessons: [toLesson('a'), toLesson('b')] },
    { title: 'Two', summary: '', lessons: [toLesson('c')] },
  ],
};

describe('findPlace', () => {
  it('numbers a lesson within its module', () => {
    expect(findPlace(course, 'b')).toMatchObject({ moduleNumber: 1, lessonNumber: 2, module: { title: 'One' } });
  });

  it('finds neighbours across modules', () => {
    expect(findPlace(course, 'b')).toMatchObject({ previous: { slug: 'a' }, next: { slug: 'c' } });
  });

  it('has no neighbour before the first and after the last lesson', () => {
    expect(findPlace(course, 'a')?.previous).toBeNull();
    expect(findPlace(course, 'c')?.next).toBeNull();
  });

  it('has no place for a lesson that the course does not list', () => {
    expect(findPlace(course, 'gone')).toBeNull();
  });
});
