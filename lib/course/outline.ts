/** The outline of a published course when a lesson of it is withdrawn, or an older version of one comes back. */
import type { CourseSpec } from './course-schema.ts';
import type { Course, CourseModule, Lesson, LessonSummary } from './lesson.ts';
import { toLessonSlug } from './lesson-order.ts';

/** A lesson as outlines show it. */
export const toSummary = ({ slug, title, summary, minutes, needs, terms, exercises }: Lesson): LessonSummary => ({
  slug,
  title,
  summary,
  minutes,
  needs,
  terms: terms.map(({ term }) => term),
  exercises: exercises.map((exercise) => ({ id: exercise.id, title: exercise.title, points: exercise.points })),
});

/** Without a lesson, modules that lose their last one, and needs of it; null: nothing is left. */
export const withoutLesson = (course: Course, slug: string): Course | null => finish(course, course.modules.map((module) => ({ ...module, lessons: module.lessons.filter((lesson) => lesson.slug !== slug) })));

/** With another version of a lesson that it has; null: it has none of that slug. */
export function withLesson(course: Course, lesson: LessonSummary): Course | null {
  if (!course.modules.some(({ lessons }) => lessons.some(({ slug }) => slug === lesson.slug))) return null;
  return finish(course, course.modules.map((module) => ({ ...module, lessons: module.lessons.map((other) => (other.slug === lesson.slug ? lesson : other)) })));
}

/** As course.json orders these lessons; null: it lists none of them. */
export function toOutline(slug: string, spec: CourseSpec, lessons: ReadonlyMap<string, LessonSummary>): Course | null {
  const modules = spec.modules.map((module) => ({ title: module.title, summary: module.summary, lessons: module.lessons.flatMap((folder) => lessons.get(toLessonSlug(folder)) ?? []) }));
  return finish({ slug, title: spec.title, summary: spec.summary }, modules);
}

/** Field by field, in the compiler's order: what is read from the database has another one, and equal outlines shall have equal versions. */
function finish({ slug, title, summary }: Omit<Course, 'modules'>, modules: readonly CourseModule[]): Course | null {
  const kept = modules.filter(({ lessons }) => lessons.length > 0);
  const slugs = new Set(kept.flatMap(({ lessons }) => lessons.map((lesson) => lesson.slug)));
  if (slugs.size === 0) return null;
  const toLesson = (lesson: LessonSummary): LessonSummary => ({
    slug: lesson.slug,
    title: lesson.title,
    summary: lesson.summary,
    minutes: lesson.minutes,
    needs: lesson.needs.filter((need) => slugs.has(need)),
    terms: lesson.terms,
    exercises: lesson.exercises.map((exercise) => ({ id: exercise.id, title: exercise.title, points: exercise.points })),
  });
  return { slug, title, summary, modules: kept.map((module) => ({ title: module.title, summary: module.summary, lessons: module.lessons.map(toLesson) })) };
}
