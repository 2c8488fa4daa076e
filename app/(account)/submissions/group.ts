/** Orders a learner's submissions for the list. */
import type { Course } from '#lib/course/lesson.ts';
import type { SubmissionView } from '#lib/grading/submission.ts';

export interface ExerciseGroup {
  /** `course/lesson/exercise` */
  readonly exercise: string;
  readonly title: string;
  /** newest first, as given */
  readonly submissions: readonly SubmissionView[];
}

/** Groups in the order of their newest submission; the newest title names the group. */
export function groupByExercise(submissions: readonly SubmissionView[]): ExerciseGroup[] {
  const groups = new Map<string, SubmissionView[]>();
  for (const view of submissions) {
    const group = groups.get(view.exercise);
    if (group) group.push(view);
    else groups.set(view.exercise, [view]);
  }
  return [...groups].map(([exercise, group]) => ({ exercise, title: group[0]?.exerciseTitle ?? exercise, submissions: group }));
}

/** Lesson titles by `course/lesson`. */
export function findLessonTitles(courses: readonly Course[]): ReadonlyMap<string, string> {
  return new Map(courses.flatMap((course) => course.modules.flatMap((module) => module.lessons.map((lesson) => [`${course.slug}/${lesson.slug}`, lesson.title] as const))));
}

/** Address of an exercise in its lesson: `/courses/course/lesson#exercise-id`. */
export function lessonAddress(exercise: string): string {
  const [course, lesson, id] = exercise.split('/');
  return `/courses/${course}/${lesson}#exercise-${id}`;
}
