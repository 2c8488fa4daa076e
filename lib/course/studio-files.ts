/** Which files a course in the studio may have, by path: the layout of content/courses, and pictures. */
import { LESSON_FOLDER } from './course-schema.ts';
import { toLessonSlug } from './lesson-order.ts';

const EXERCISE_FILE = /^exercises\/[a-z0-9]+(?:-[a-z0-9]+)*\/(?:exercise\.json|(?:wrong\/)?[a-z0-9]+(?:-[a-z0-9]+)*\.ts)$/;
/** Pictures are made by us: a name of the author's and the start of their hash. */
const PICTURE = /^images\/[a-z0-9]+(?:-[a-z0-9]+)*\.(?:webp|png)$/;

export const isPicture = (path: string): boolean => PICTURE.test(path);

/** The address on the site of the picture at `images/NAME`: the same in every course, for good, since the name holds the hash. */
export const toPictureAddress = (path: string): string => `/pictures/${path.slice('images/'.length)}`;

export const isTextFile = (path: string): boolean => {
  if (path === 'course.json') return true;
  const [folder, rest] = cutFolder(path);
  return LESSON_FOLDER.test(folder) && (rest === 'lesson.mdx' || EXERCISE_FILE.test(rest));
};

export const isCourseFile = (path: string): boolean => isTextFile(path) || isPicture(path);

/** What has the history that a file belongs to: its lesson's folder; `course` for course.json; `images`. */
export const toPart = (path: string): string => (path.includes('/') ? cutFolder(path)[0] : 'course');

/** The file lies in that part. */
export const isInPart = (path: string, part: string): boolean => toPart(path) === part;

/** The slug of a lesson's part; null for what is no lesson. */
export const toOptionalSlug = (part: string): string | null => (LESSON_FOLDER.test(part) ? toLessonSlug(part) : null);

function cutFolder(path: string): [string, string] {
  const at = path.indexOf('/');
  return at === -1 ? ['', path] : [path.slice(0, at), path.slice(at + 1)];
}
