/** Which files a course may have, by path from its folder: the same in git, in the studio and in a zip. Lower-case words only, so nothing leads out or differs by case alone. */
import { LESSON_FOLDER } from './course-schema.ts';
import { toLessonSlug } from './lesson-order.ts';

const EXERCISE_FILE = /^exercises\/[a-z0-9]+(?:-[a-z0-9]+)*\/(?:exercise\.json|(?:wrong\/)?[a-z0-9]+(?:-[a-z0-9]+)*\.ts)$/;
const PICTURE = /^images\/[a-z0-9]+(?:-[a-z0-9]+)*\.(?:webp|png)$/;

export const isPicture = (path: string): boolean => PICTURE.test(path);

export const isTextFile = (path: string): boolean => {
  if (path === 'course.json') return true;
  const [folder, rest] = cutFolder(path);
  return LESSON_FOLDER.test(folder) && (rest === 'lesson.mdx' || EXERCISE_FILE.test(rest));
};

/** Names of devices on Windows, with any ending: git could not check them out there. */
const DEVICE = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/i;
export const isDevice = (path: string): boolean => DEVICE.test(path);

export const isCourseFile = (path: string): boolean => (isTextFile(path) || isPicture(path)) && !isDevice(path);

/** The folder of a course's own pictures: `![text](images/neuron.webp)` in its lessons. */
export const PICTURE_FOLDER = 'images';
/** All of it in words. */
export const COURSE_FILE_FORMS = 'course.json, nn-lesson/lesson.mdx, nn-lesson/exercises/name/file.ts or exercise.json, or images/name.png or .webp, names in lower-case words joined by "-"';

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
