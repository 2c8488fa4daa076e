/** Where a lesson stands in its course. */
import type { Course, CourseModule, LessonSummary } from '#lib/course/lesson.ts';

export interface Place {
  readonly module: CourseModule;
  /** from 1 */
  readonly moduleNumber: number;
  /** from 1, within the module */
  readonly lessonNumber: number;
  readonly previous: LessonSummary | null;
  readonly next: LessonSummary | null;
}

/** Null when the course does not list the lesson (it was taken out while its page is open). */
export function findPlace(course: Course, slug: string): Place | null {
  const lessons = course.modules.flatMap((module, index) =>
    module.lessons.map((lesson, position) => ({ lesson, module, moduleNumber: index + 1, lessonNumber: position + 1 })),
  );
  const index = lessons.findIndex(({ lesson }) => lesson.slug === slug);
  const here = lessons[index];
  if (!here) return null;
  const { module, moduleNumber, lessonNumber } = here;
  return { module, moduleNumber, lessonNumber, previous: lessons[index - 1]?.lesson ?? null, next: lessons[index + 1]?.lesson ?? null };
}
