/** Addresses of content pages, one place: the compiler writes them into links, pages and tests read them. */

/** The outline of a course. */
export const coursePath = (course: string): string => `/courses/${course}`;

/** A lesson, or one heading of it. */
export const lessonPath = (course: string, lesson: string, anchor: string | null = null): string =>
  `${coursePath(course)}/${lesson}${anchor === null ? '' : `#${anchor}`}`;

/** The full id of an exercise: its identity in the database and in `POST /api/submissions`. */
export const exerciseId = (course: string, lesson: string, exercise: string): string => `${course}/${lesson}/${exercise}`;

/** Where an exercise stands on its lesson's page. */
export const exerciseAnchor = (exercise: string): string => `exercise-${exercise}`;

/** A picture that an author uploaded, by the hash of its bytes: it never changes at its address. */
export const picturePath = (hash: string, format: 'png' | 'webp'): string => `/pictures/${hash}.${format}`;
