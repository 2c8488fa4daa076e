/** A course whose files are in memory: from the studio's database or from a zip. Its author is not trusted. */
import type { ContentProblem } from '#lib/course/content-error.ts';
import { UNTRUSTED_LIMITS } from './untrusted-limits.ts';

/**
 * Bytes by path inside the course's folder, laid out as in git: `course.json`, `01-first/lesson.mdx`,
 * `01-first/exercises/double/hidden.ts`, `images/curve.webp`.
 */
export type CourseFiles = ReadonlyMap<string, Uint8Array>;

export const PICTURE_PATH = /^images\/[a-z0-9]+(?:-[a-z0-9]+)*\.(?:png|webp)$/;

const NAME = '[a-z0-9]+(?:-[a-z0-9]+)*';
const LESSON = `\\d{2}-${NAME}`;
/** All paths that a course may have. Lower-case words only: nothing leads out of the folder, differs by case alone, or is a device on Windows. */
const COURSE_PATH = new RegExp(`^(?:course\\.json|${LESSON}/lesson\\.mdx|${LESSON}/exercises/${NAME}/(?:exercise\\.json|(?:wrong/)?${NAME}\\.ts)|${PICTURE_PATH.source.slice(1, -1)})$`);
/** Names of devices on Windows, with any ending. */
const DEVICE = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/;

/** Null when a course may have a file of that path, else what is wrong with it. */
export function findPathProblem(path: string): ContentProblem | null {
  const shown = JSON.stringify(path.slice(0, UNTRUSTED_LIMITS.pathCharacters)).slice(1, -1);
  const wrong = (expected: string, todo: string): ContentProblem => ({ file: shown, position: null, expected, found: shown, todo });
  if (path.length > UNTRUSTED_LIMITS.pathCharacters) return wrong(`a path of at most ${UNTRUSTED_LIMITS.pathCharacters} characters`, 'shorten the name');
  if (path.startsWith('/') || path.includes('\\') || path.split('/').includes('..') || /^[a-z]:/i.test(path)) return wrong('a path inside the course, with /', 'remove the file, or give it a place in the course');
  if (DEVICE.test(path.toLowerCase())) return wrong('a name that every system can keep', 'rename the file');
  if (!COURSE_PATH.test(path)) {
    return wrong('course.json, nn-lesson/lesson.mdx, nn-lesson/exercises/name/file.ts or exercise.json, or images/name.png or .webp, names in lower-case words joined by "-"', 'rename or remove the file');
  }
  return null;
}
