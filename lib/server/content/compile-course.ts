/** A course folder -> everything there is to publish. All mistakes of all lessons come in one ContentError. */
import { access, readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { ContentError } from '#lib/course/content-error.ts';
import { toLessonSlug } from '#lib/course/lesson-order.ts';
import { PICTURE_FOLDER } from '#lib/course/studio-files.ts';
import { env } from '#lib/server/env/env.ts';
import { BuildCache } from './build-cache.ts';
import { assembleCourse, type CourseAttempt, type CourseSource, type CompiledCourse } from './assemble-course.ts';
import { compileChecksInSandbox } from './compile-checks-in-sandbox.ts';
import { compileLesson, type CompiledLesson } from './compile-lesson.ts';
import { compilerFingerprint } from './compiler-fingerprint.ts';
import type { CompileEffects } from './compile-effects.ts';
import { createLessonWork } from './lesson-work.ts';
import { normaliseText } from './normalise-text.ts';
import { toPictureAddresses } from './picture-addresses.ts';
import { readLessonFolder } from './read-lesson-folder.ts';
import { readPictureFiles, takeCoursePictures } from './read-pictures.ts';

export type { CompiledCourse, CourseAttempt } from './assemble-course.ts';

export interface CompileOptions {
  /** errors name files relative to it */
  readonly root: string;
  /** where the site's own images lie */
  readonly publicFolder: string;
  readonly cacheFolder: string;
  readonly effects: CompileEffects;
  /** hears of each lesson that compiles, also when others do not; `name` is its folder's */
  readonly onLesson: (compiled: CompiledLesson, name: string) => void;
}

const defaults = (): CompileOptions => ({
  root: process.cwd(),
  publicFolder: resolve('public'),
  cacheFolder: join(env().dataDir, 'build', 'content'),
  effects: { compileChecks: compileChecksInSandbox },
  onLesson: () => undefined,
});

/** Compiles the course in `folder`; its slug is the folder's name. Throws a ContentError. */
export async function compileCourse(folder: string, options: Partial<CompileOptions> = {}): Promise<CompiledCourse> {
  const { course, problems } = await tryCourse(folder, options);
  const [first, ...others] = problems;
  if (first) throw new ContentError([first, ...others]);
  if (!course) throw new Error('unreachable: a course that failed left a problem');
  return course;
}

/** The same, but one broken lesson does not hide what the others are: gives what compiles and every problem. */
export async function tryCourse(folder: string, options: Partial<CompileOptions> = {}): Promise<CourseAttempt> {
  const { root, publicFolder, cacheFolder, effects, onLesson } = { ...defaults(), ...options };
  const path = resolve(folder);
  const cache = new BuildCache(cacheFolder, await compilerFingerprint());
  const source = readCourseFolder(path, relative(root, path) || basename(path), publicFolder, cache);
  const names = new Map<string, string>();
  const attempt = await assembleCourse(
    { ...source, readLesson: (name, slug) => (names.set(slug, name), source.readLesson(name, slug)) },
    createLessonWork(cache, effects),
    () => cache.compiled,
  );
  for (const lesson of attempt.lessons) onLesson(lesson, names.get(lesson.lesson.slug) ?? lesson.lesson.slug);
  await cache.prune();
  return attempt;
}

function readCourseFolder(path: string, display: string, publicFolder: string, cache: BuildCache): CourseSource {
  const slug = basename(path);
  const pictures = readPictureFiles(path);
  return {
    display,
    slug,
    readSpec: async () => {
      const text = await readFile(join(path, 'course.json'), 'utf8').catch(() => null);
      return text === null ? null : normaliseText(text);
    },
    listFolders: async () => {
      const entries = await readdir(path, { withFileTypes: true });
      return entries
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== PICTURE_FOLDER)
        .map((entry) => entry.name)
        .toSorted();
    },
    readLesson: async (name, lesson) => readLessonFolder(join(path, name), `${display}/${name}`, { course: slug, lesson, pictures: toPictureAddresses(await pictures) }),
    readPictures: async () => takeCoursePictures(await pictures, display, cache),
    hasImage: (src) => access(join(publicFolder, src)).then(() => true, () => false),
  };
}

/** Compiles the lesson in the folder `name` of a course alone: sooner than all, and without what only the course can answer for. */
export async function compileOneLesson(folder: string, name: string, options: Partial<CompileOptions> = {}): Promise<CompiledLesson> {
  const { root, publicFolder, cacheFolder, effects } = { ...defaults(), ...options };
  const path = resolve(folder);
  const cache = new BuildCache(cacheFolder, await compilerFingerprint());
  const source = readCourseFolder(path, relative(root, path) || basename(path), publicFolder, cache);
  return compileLesson(await source.readLesson(name, toLessonSlug(name)), createLessonWork(cache, effects));
}
