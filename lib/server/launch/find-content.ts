/** From what an author names to folders of `content/courses`. */
import { readdir } from 'node:fs/promises';
import { toLessonSlug } from '#lib/course/lesson-order.ts';
import { PICTURE_FOLDER } from '#lib/course/studio-files.ts';
import { findNearestName } from '#lib/course/nearest-name.ts';
import { StartError } from './start-error.ts';

/** Seen from the project's root, where every command runs. */
export const COURSES = 'content/courses';

export interface ContentTarget {
  /** course folders */
  readonly folders: readonly string[];
  /** slug of one lesson; null: all */
  readonly lesson: string | null;
}

export interface LessonPlace {
  readonly course: string;
  /** folder of the course, and of the lesson within it */
  readonly folder: string;
  readonly name: string;
  readonly slug: string;
}

/** Everything, a course, or a lesson: `course/lesson`, or the lesson alone where only one course has it. */
export async function findTarget(target: string | null): Promise<ContentTarget> {
  const courses = await listFolders(COURSES);
  if (target === null) return { folders: courses.map((name) => `${COURSES}/${name}`), lesson: null };
  const name = target.replace(/^content\/courses\//, '').replace(/\/$/, '');
  if (courses.includes(name)) return { folders: [`${COURSES}/${name}`], lesson: null };
  const { course, slug } = await selectLesson(name);
  return { folders: [`${COURSES}/${course}`], lesson: slug };
}

/** The one lesson of that name; throws a sentence when there is none, or more than one. */
export async function selectLesson(wanted: string): Promise<LessonPlace> {
  const name = wanted.replace(/^content\/courses\//, '').replace(/\/$/, '');
  const lessons = await listLessons();
  const found = lessons.filter(({ course, name: folder, slug }) => [folder, slug, `${course}/${folder}`, `${course}/${slug}`].includes(name));
  const [only] = found;
  if (only && found.length === 1) return only;
  if ((await listFolders(COURSES)).includes(name)) throw new StartError(`Expected the name of a lesson, and ${name} is a course. Name one of its lessons: ${name}/LESSON`);
  const names = lessons.map(({ course, slug }) => `${course}/${slug}`);
  if (found.length > 1) throw new StartError(`Expected the name of one lesson, and ${name} is ${found.map(({ course, slug }) => `${course}/${slug}`).join(' and ')}.`);
  const nearest = findNearestName(name, [...names, ...lessons.map(({ slug }) => slug), ...(await listFolders(COURSES))]);
  throw new StartError(`Expected a course or a lesson of ${COURSES}, and there is no ${name}.${nearest === null ? ` There are the courses ${(await listFolders(COURSES)).join(', ')}.` : ` Did you mean ${nearest}?`}`);
}

/** The folder of a course; throws a sentence when there is none. */
export async function selectCourse(name: string): Promise<string> {
  const courses = await listFolders(COURSES);
  if (courses.includes(name)) return `${COURSES}/${name}`;
  const nearest = findNearestName(name, courses);
  throw new StartError(`Expected a course of ${COURSES}, and there is no ${name}. ${nearest === null ? `There are ${courses.join(', ')}.` : `Did you mean ${nearest}?`}`);
}

/** Every lesson of every course. */
export async function listLessons(): Promise<readonly LessonPlace[]> {
  const courses = await listFolders(COURSES);
  const lists = await Promise.all(courses.map(async (course) => (await listFolders(`${COURSES}/${course}`)).filter((name) => name !== PICTURE_FOLDER).map((name) => ({ course, folder: `${COURSES}/${course}/${name}`, name, slug: toLessonSlug(name) }))));
  return lists.flat();
}

async function listFolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name).toSorted();
}
