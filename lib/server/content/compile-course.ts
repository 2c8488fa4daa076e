/** A course folder -> everything there is to publish. All mistakes of all lessons come in one ContentError. */
import { access, readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { ContentError, ProblemList } from '#lib/course/content-error.ts';
import { courseSchema, KEBAB_CASE } from '#lib/course/course-schema.ts';
import type { Course, LessonSummary } from '#lib/course/lesson.ts';
import { findOrderProblems, toLessonSlug } from '#lib/course/lesson-order.ts';
import { findBrokenLinks } from '#lib/course/links.ts';
import { findUnmetNeeds } from '#lib/course/needs.ts';
import { parseJson, type Located } from '#lib/course/parse-json.ts';
import { parseWithSchema } from '#lib/course/parse-with-schema.ts';
import { findRepeatedTerms } from '#lib/course/terms.ts';
import { env } from '#lib/server/env/env.ts';
import { BuildCache } from './build-cache.ts';
import { compileChecksInSandbox } from './compile-checks-in-sandbox.ts';
import { compileLesson, type CompiledLesson, type LessonFolder } from './compile-lesson.ts';
import { compilerFingerprint } from './compiler-fingerprint.ts';
import type { CompileEffects } from './compile-effects.ts';
import { toVersion } from './content-hash.ts';
import { normaliseText } from './normalise-text.ts';

export interface CompiledCourse {
  readonly course: Course;
  /** content hash of the outline */
  readonly version: string;
  readonly lessons: readonly CompiledLesson[];
  /** what was compiled now rather than found in the cache, by kind: `prose`, `exercise` */
  readonly compiled: readonly string[];
}

export interface CompileOptions {
  /** errors name files relative to it */
  readonly root: string;
  /** where images lie */
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
  const { root, publicFolder, cacheFolder, effects, onLesson } = { ...defaults(), ...options };
  const path = resolve(folder);
  const slug = basename(path);
  const display = relative(root, path) || slug;
  const problems = new ProblemList();
  const { spec, located } = await readCourseFile(path, display, slug);
  for (const problem of findOrderProblems(located.file, spec, await listFolders(path), located.positionOf)) problems.add(problem);
  problems.throwIfAny();

  const cache = new BuildCache(cacheFolder, await compilerFingerprint());
  const lessons: CompiledLesson[] = [];
  for (const name of spec.modules.flatMap((module) => module.lessons)) {
    const compiled = await problems.gather(() => compileLesson(toFolder(path, display, name), cache, effects));
    if (!compiled) continue;
    lessons.push(compiled);
    onLesson(compiled, name);
  }
  await cache.prune();
  // links into a lesson that failed would all be reported as broken
  problems.throwIfAny();
  await checkAcrossLessons(lessons, publicFolder, problems);
  problems.throwIfAny();

  const summaries = new Map(lessons.map((compiled) => [compiled.lesson.slug, toSummary(compiled)]));
  const course: Course = {
    slug,
    title: spec.title,
    summary: spec.summary,
    modules: spec.modules.map((module) => ({
      title: module.title,
      summary: module.summary,
      lessons: module.lessons.flatMap((name) => summaries.get(toLessonSlug(name)) ?? []),
    })),
  };
  return { course, version: toVersion(course), lessons, compiled: cache.compiled };
}

/** Compiles the lesson in the folder `name` of a course alone: sooner than all, and without what only the course can answer for. */
export async function compileOneLesson(folder: string, name: string, options: Partial<CompileOptions> = {}): Promise<CompiledLesson> {
  const { root, cacheFolder, effects } = { ...defaults(), ...options };
  const path = resolve(folder);
  return compileLesson(toFolder(path, relative(root, path) || basename(path), name), new BuildCache(cacheFolder, await compilerFingerprint()), effects);
}

const toFolder = (course: string, display: string, name: string): LessonFolder => ({ path: join(course, name), display: `${display}/${name}`, course: basename(course), slug: toLessonSlug(name) });

async function readCourseFile(path: string, display: string, slug: string) {
  const file = `${display}/course.json`;
  if (!KEBAB_CASE.test(slug)) {
    throw new ContentError([{ file: display, position: null, expected: 'a course folder named in lower-case words joined by "-"', found: slug, todo: 'rename the folder' }]);
  }
  const text = await readFile(join(path, 'course.json'), 'utf8').catch(() => null);
  if (text === null) throw new ContentError([{ file, position: null, expected: 'a course.json in every course folder', found: 'none', todo: 'write it' }]);
  const located: Located = parseJson(file, normaliseText(text));
  return { spec: parseWithSchema(courseSchema, located), located };
}

async function listFolders(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .toSorted();
}

/** What no lesson can check alone. */
async function checkAcrossLessons(lessons: readonly CompiledLesson[], publicFolder: string, problems: ProblemList): Promise<void> {
  const anchors = new Map(lessons.map(({ lesson, anchors: ids }) => [lesson.slug, new Set(ids)]));
  for (const problem of findBrokenLinks(lessons.flatMap(({ links }) => links), anchors)) problems.add(problem);
  for (const problem of findUnmetNeeds(lessons.map(({ lesson: { slug }, needs }) => ({ slug, needs })))) problems.add(problem);
  for (const problem of findRepeatedTerms(lessons.flatMap(({ terms }) => terms))) problems.add(problem);
  for (const { file, position, src } of lessons.flatMap(({ images }) => images)) {
    const found = await access(join(publicFolder, src)).then(() => true, () => false);
    if (!found) problems.add({ file, position, expected: 'an image that exists', found: `${src}, but no public${src}`, todo: 'add the file, or correct the address' });
  }
}

const toSummary = ({ lesson }: CompiledLesson): LessonSummary => ({
  slug: lesson.slug,
  title: lesson.title,
  summary: lesson.summary,
  minutes: lesson.minutes,
  needs: lesson.needs,
  terms: lesson.terms.map(({ term }) => term),
  exercises: lesson.exercises.map(({ id, title, points }) => ({ id, title, points })),
});
