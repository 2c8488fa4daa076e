import { describe, expect, it } from 'vitest';
import type { SubmissionView } from '#lib/grading/submission.ts';
import { findLessonTitles, groupByExercise, lessonAddress } from './group.ts';

const view = (id: string, exercise: string, exerciseTitle = exercise): SubmissionView => ({ id, exercise, exerciseTitle, createdAt: '', state: 'queued', place: 0, wait: null, checking: null, verdict: null, receipt: null, costsAttempt: null, afterSolution: false, regraded: null });

describe('groupByExercise', () => {
  it('keeps the order of the newest and of each group, and takes the newest title', () => {
    const groups = groupByExercise([view('4', 'c/l/b'), view('3', 'c/l/a', 'New title'), view('2', 'c/l/b'), view('1', 'c/l/a', 'Old title')]);
    expect(groups.map((group) => [group.exercise, group.title, group.submissions.map((submission) => submission.id)])).toEqual([
      ['c/l/b', 'c/l/b', ['4', '2']],
      ['c/l/a', 'New title', ['3', '1']],
    ]);
  });

  it('is empty for none', () => expect(groupByExercise([])).toEqual([]));
});

it('finds lesson titles over all courses', () => {
  const lesson = { slug: 'intro', title: 'Introduction', summary: '', minutes: 1, needs: [], terms: [], exercises: [] };
  const titles = findLessonTitles([{ slug: 'c', title: 'C', summary: '', modules: [{ title: 'M', summary: '', lessons: [lesson] }] }]);
  expect(titles.get('c/intro')).toBe('Introduction');
});

it('points to the exercise in its lesson', () => expect(lessonAddress('deep-learning/backprop/sigmoid')).toBe('/courses/deep-learning/backprop#exercise-sigmoid'));
