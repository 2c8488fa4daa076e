/** Files in memory -> what the compiler reads. All that is wrong with files as such is found here, before anything parses them. */
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ContentError, ProblemList, type ContentProblem } from '#lib/course/content-error.ts';
import { CONTENT_LIMITS } from '#lib/course/content-limits.ts';
import { isPicture, PICTURE_FOLDER } from '#lib/course/studio-files.ts';
import type { CourseSource } from '../content/assemble-course.ts';
import type { LessonSource } from '../content/compile-lesson.ts';
import type { ExerciseFolder } from '../content/exercise-folder.ts';
import { normaliseText } from '../content/normalise-text.ts';
import { findPictureProblem, selectAddresses, toPictureAddresses } from '../content/picture-addresses.ts';
import { findPathProblem, type CourseFiles } from './course-files.ts';
import { findHiddenSign } from './find-hidden-signs.ts';
import { UNTRUSTED_LIMITS } from './untrusted-limits.ts';

/** `readSpec` and `readLesson` of the source throw a ContentError; `publicFolder` holds the site's own images. */
export function toCourseSource(files: CourseFiles, course: string, publicFolder = resolve(/* turbopackIgnore: true */ 'public')): CourseSource {
  const pictures = toPictureAddresses(files);
  return {
    display: course,
    slug: course,
    readSpec: async () => {
      throwIfAny(findFileProblems(files, course));
      const bytes = files.get('course.json');
      if (bytes === undefined) return null;
      const problems = new ProblemList();
      const text = readText(`${course}/course.json`, bytes, problems);
      problems.throwIfAny();
      if (text.length <= CONTENT_LIMITS.fileCharacters) return text;
      throw new ContentError([{ file: `${course}/course.json`, position: null, expected: `at most ${CONTENT_LIMITS.fileCharacters} characters`, found: String(text.length), todo: 'make two courses of it' }]);
    },
    listFolders: async () => [...new Set([...files.keys()].flatMap((path) => (path.includes('/') && !path.startsWith(`${PICTURE_FOLDER}/`) ? [path.split('/', 1)[0] ?? ''] : [])))].toSorted(),
    readLesson: async (folder, lesson) => readLesson(files, course, folder, lesson, pictures),
    // taken in and stored when they came
    readPictures: () => Promise.resolve([]),
    // an address in images/ was checked with the text; this is about the site's own
    hasImage: (src) => access(join(publicFolder, src)).then(() => true, () => false),
  };
}

function throwIfAny(problems: readonly ContentProblem[]): void {
  const [first, ...others] = problems;
  if (first) throw new ContentError([first, ...others]);
}

function findFileProblems(files: CourseFiles, course: string): ContentProblem[] {
  const all = (expected: string, found: string): ContentProblem[] => [{ file: course, position: null, expected, found, todo: 'make it smaller, or two courses of it' }];
  if (files.size > UNTRUSTED_LIMITS.files) return all(`at most ${UNTRUSTED_LIMITS.files} files`, String(files.size));
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  if (bytes > UNTRUSTED_LIMITS.courseBytes) return all(`at most ${UNTRUSTED_LIMITS.courseBytes / 2 ** 20} MiB`, `${Math.ceil(bytes / 2 ** 20)} MiB`);
  return [...files].flatMap(([path, content]) => {
    const problem = findPathProblem(path);
    if (problem) return [{ ...problem, file: `${course}/${problem.file}` }];
    return (isPicture(path) && findPictureProblem(`${course}/${path}`, path, content)) || [];
  });
}

function readLesson(files: CourseFiles, course: string, folder: string, lesson: string, pictures: Readonly<Record<string, string>>): LessonSource {
  const problems = new ProblemList();
  const display = `${course}/${folder}`;
  const texts = new Map([...files].filter(([path]) => path.startsWith(`${folder}/`)).map(([path, bytes]) => [path.slice(folder.length + 1), readText(`${course}/${path}`, bytes, problems)]));
  problems.throwIfAny();
  return {
    display,
    place: { course, lesson, pictures: selectAddresses(pictures, [...texts.values()]) },
    text: texts.get('lesson.mdx') ?? null,
    exercises: toExerciseFolders(texts, display),
    strays: [...texts.keys()].filter((path) => path !== 'lesson.mdx' && !path.startsWith('exercises/')),
  };
}

function toExerciseFolders(texts: ReadonlyMap<string, string>, display: string): ExerciseFolder[] {
  const folders = new Map<string, Map<string, string>>();
  for (const [path, text] of [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [, name, inside] = /^exercises\/([^/]+)\/(.+)$/.exec(path) ?? [];
    if (name === undefined || inside === undefined) continue;
    const folder = folders.get(name) ?? new Map<string, string>();
    folders.set(name, folder.set(inside, text));
  }
  return [...folders].map(([name, inside]) => ({ name, path: '', display: `${display}/exercises/${name}`, files: inside }));
}

/** The text of a file; what cannot be one is reported. */
function readText(file: string, bytes: Uint8Array, problems: ProblemList): string {
  let text: string;
  try {
    text = normaliseText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    problems.add({ file, position: null, expected: 'text in UTF-8', found: 'bytes that are none', todo: 'save the file as UTF-8' });
    return '';
  }
  const hidden = findHiddenSign(text);
  if (hidden) problems.add({ file, position: { line: hidden.line, column: hidden.column }, expected: 'characters that a reader can see', found: `the hidden character ${hidden.name}`, todo: 'remove it' });
  return text;
}
