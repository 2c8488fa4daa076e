import { describe, expect, it } from 'vitest';
import type { Course, LessonSummary } from '#lib/course/lesson.ts';
import { countCoursePoints, countPoints, findNextLesson } from './progress.ts';

const toLesson = (slug: string, points: readonly number[]): LessonSummary => ({
  slug,
  title: slug,
  summary: '',
  minutes: 10,
  needs: [],
  terms: [],
  exercises: points.map((worth, index) => ({ id: `course/${slug}/${index}`, title: String(index), points: worth })),
});
const toCourse = (...lessons: LessonSummary[]): Course => ({ slug: 'course', title: 'Course', summary: '', modules: [{ title: 'One', summary: '', lessons }] });

const welcome = toLesson('welcome', [2, 3]);
const reading = toLesson('reading', []);
const last = toLesson('last', [4]);
const course = toCourse(welcome, reading, last);
const solvedWelcome = { 'course/welcome/0': { earned: 2, points: 2 }, 'course/welcome/1': { earned: 3, points: 3 } };

describe('countPoints', () => {
  it('counts an exercise never submitted as nothing earned', () => {
    expect(countPoints(welcome, { 'course/welcome/0': { earned: 2, points: 2 } })).toEqual({ earned: 2, points: 5 });
  });

  it('never counts more than an exercise is worth now', () => {
    expect(countPoints(last, { 'course/last/0': { earned: 10, points: 10 } })).toEqual({ earned: 4, points: 4 });
  });

  it('adds up a course', () => {
    expect(countCoursePoints(course, solvedWelcome)).toEqual({ earned: 5, points: 9 });
  });
});

describe('findNextLesson', () => {
  it('starts at the first lesson', () => {
    expect(findNextLesson(course, {})).toEqual({ lesson: welcome, state: 'start' });
  });

  it('goes on where points are open, past lessons that have none to earn', () => {
    expect(findNextLesson(course, solvedWelcome)).toEqual({ lesson: last, state: 'continue' });
  });

  it('goes back to what was left unfinished', () => {
    const progress = { 'course/welcome/0': { earned: 1, points: 2 }, 'course/last/0': { earned: 4, points: 4 } };
    expect(findNextLesson(course, progress)).toEqual({ lesson: welcome, state: 'continue' });
  });

  it('is done when nothing is left to earn', () => {
    expect(findNextLesson(course, { ...solvedWelcome, 'course/last/0': { earned: 4, points: 4 } })?.state).toBe('done');
  });

  it('finds nothing in a course without lessons', () => {
    expect(findNextLesson(toCourse(), {})).toBeNull();
  });
});
