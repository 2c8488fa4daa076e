/** What a learner has earned, and where to go on. */
import type { Course, LessonSummary } from '#lib/course/lesson.ts';
import type { Progress } from '#lib/server/submissions/progress.ts';

export interface Points {
  readonly earned: number;
  readonly points: number;
}

/** Points of a lesson's exercises. What an exercise is worth comes from the lesson as it is now. */
export function countPoints(lesson: LessonSummary, progress: Progress | null): Points {
  const earned = lesson.exercises.reduce((sum, exercise) => sum + Math.min(progress?.[exercise.id]?.earned ?? 0, exercise.points), 0);
  const points = lesson.exercises.reduce((sum, exercise) => sum + exercise.points, 0);
  return { earned, points };
}

/** Points of the whole course. */
export function countCoursePoints(course: Course, progress: Progress | null): Points {
  return course.modules
    .flatMap((module) => module.lessons)
    .map((lesson) => countPoints(lesson, progress))
    .reduce((sum, one) => ({ earned: sum.earned + one.earned, points: sum.points + one.points }), { earned: 0, points: 0 });
}

export interface NextLesson {
  readonly lesson: LessonSummary;
  /** `start`: nothing submitted yet; `done`: no point is left to earn */
  readonly state: 'start' | 'continue' | 'done';
}

/** Where a learner goes on: the first lesson with points still open; null when the course has no lessons. */
export function findNextLesson(course: Course, progress: Progress): NextLesson | null {
  const lessons = course.modules.flatMap((module) => module.lessons);
  const [first] = lessons;
  if (!first) return null;
  if (Object.keys(progress).length === 0) return { lesson: first, state: 'start' };
  const open = lessons.find((lesson) => {
    const { earned, points } = countPoints(lesson, progress);
    return earned < points;
  });
  return open ? { lesson: open, state: 'continue' } : { lesson: first, state: 'done' };
}
