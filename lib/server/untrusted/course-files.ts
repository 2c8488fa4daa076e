/** A course whose files are in memory: from the studio's database or from a zip. Its author is not trusted. */
import type { ContentProblem } from '#lib/course/content-error.ts';
import { COURSE_FILE_FORMS, isCourseFile, isDevice } from '#lib/course/studio-files.ts';
import { UNTRUSTED_LIMITS } from './untrusted-limits.ts';

/**
 * Bytes by path inside the course's folder, laid out as in git: `course.json`, `01-first/lesson.mdx`,
 * `01-first/exercises/double/hidden.ts`, `images/curve.webp`.
 */
export type CourseFiles = ReadonlyMap<string, Uint8Array>;

/** Null when a course may have a file of that path, else what is wrong with it. */
export function findPathProblem(path: string): ContentProblem | null {
  const shown = JSON.stringify(path.slice(0, UNTRUSTED_LIMITS.pathCharacters)).slice(1, -1);
  const wrong = (expected: string, todo: string): ContentProblem => ({ file: shown, position: null, expected, found: shown, todo });
  if (path.length > UNTRUSTED_LIMITS.pathCharacters) return wrong(`a path of at most ${UNTRUSTED_LIMITS.pathCharacters} characters`, 'shorten the name');
  if (path.startsWith('/') || path.includes('\\') || path.split('/').includes('..') || /^[a-z]:/i.test(path)) return wrong('a path inside the course, with /', 'remove the file, or give it a place in the course');
  if (isDevice(path)) return wrong('a name that every system can keep', 'rename the file');
  if (!isCourseFile(path)) return wrong(COURSE_FILE_FORMS, 'rename or remove the file');
  return null;
}
