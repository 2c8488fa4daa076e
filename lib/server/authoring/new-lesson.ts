/** A new lesson of a course: its folder, and its line in course.json. Nothing that exists is changed or written over. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { courseSchema, KEBAB_CASE, LESSON_FOLDER, type CourseSpec } from '#lib/course/course-schema.ts';
import { toLessonSlug } from '#lib/course/lesson-order.ts';
import { parseJson, type Located } from '#lib/course/parse-json.ts';
import { parseWithSchema } from '#lib/course/parse-with-schema.ts';
import { AuthoringError } from './authoring-error.ts';

/** Folder numbers have two digits. */
const GREATEST_NUMBER = 99;

export interface NewLesson {
  /** folder of the course, as its author knows it */
  readonly course: string;
  readonly slug: string;
  /** the whole lesson.mdx */
  readonly text: string;
}

/** Writes the lesson after the last one of its course; gives its folder. Throws an AuthoringError. */
export async function addLesson({ course, slug, text }: NewLesson): Promise<string> {
  if (!KEBAB_CASE.test(slug)) throw new AuthoringError(`Expected the lesson's name in lower-case words joined by "-", for instance my-first-lesson, got ${slug || 'nothing'}.`);
  const file = join(course, 'course.json');
  const source = await readFile(file, 'utf8').catch(() => null);
  if (source === null) throw new AuthoringError(`Expected a course with a course.json in ${course}, and there is none.`);
  const located = parseJson(`${course}/course.json`, source);
  const spec = parseWithSchema(courseSchema, located);
  const folders = (await readdir(course, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const twin = folders.find((name) => toLessonSlug(name) === slug);
  if (twin !== undefined) throw new AuthoringError(`Expected a name that no lesson of ${basename(course)} has, and there is ${twin}. Choose another, or remove that folder first.`);
  const name = `${String(nextNumber(folders)).padStart(2, '0')}-${slug}`;
  const folder = join(course, name);
  // outside git's and the compiler's sight until it is whole
  const draft = join(course, `.${name}.${process.pid}`);
  await mkdir(draft);
  try {
    await writeFile(join(draft, 'lesson.mdx'), text);
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  await writeFile(file, listLesson(source, spec, located, name));
  return `${course}/${name}`;
}

function nextNumber(folders: readonly string[]): number {
  const numbers = folders.map((name) => Number(LESSON_FOLDER.exec(name)?.[1] ?? -1));
  const next = Math.max(-1, ...numbers) + 1;
  if (next > GREATEST_NUMBER) throw new AuthoringError(`Expected a folder number up to ${GREATEST_NUMBER} to be free after the last lesson, and ${GREATEST_NUMBER} is taken. Renumber the folders and course.json.`);
  return next;
}

/** course.json with one more lesson behind the last, and otherwise as it was. */
function listLesson(source: string, { modules }: CourseSpec, located: Located, name: string): string {
  const module = modules.length - 1;
  const lesson = (modules[module]?.lessons.length ?? 0) - 1;
  const last = JSON.stringify(modules[module]?.lessons[lesson]);
  const { line, column } = located.positionOf(['modules', module, 'lessons', lesson]);
  const lines = source.split('\n');
  const text = lines[line - 1] ?? '';
  const before = text.slice(0, column - 1);
  const separator = before.trim() === '' ? `,\n${before}` : ', ';
  lines[line - 1] = `${before}${last}${separator}${JSON.stringify(name)}${text.slice(column - 1 + last.length)}`;
  return lines.join('\n');
}
