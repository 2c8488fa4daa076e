/**
 * Compiles what somebody wrote whom the server does not trust. Texts compile in a sandbox process that has no rights, with limits
 * of time and memory; check files are bundled here and run in the checker's sandbox, as always. Whatever is wrong with the files
 * is a problem at its place; only `OurFaultError` is thrown. Works on the main thread of a process only.
 */
import { basename, join } from 'node:path';
import { ContentError, type ContentProblem } from '#lib/course/content-error.ts';
import { toLessonSlug } from '#lib/course/lesson-order.ts';
import { OurFaultError } from '#lib/grading/realm.ts';
import { env } from '#lib/server/env/env.ts';
import { assembleCourse, type CompiledCourse } from '../content/assemble-course.ts';
import { BuildCache } from '../content/build-cache.ts';
import { compileLesson, type CompiledLesson, type LessonWork } from '../content/compile-lesson.ts';
import { prepareOnce } from '../sandbox/prepare-sandbox.ts';
import type { CourseFiles } from './course-files.ts';
import { findActiveContent } from './find-active-content.ts';
import { StandingCompiler } from './standing-compiler.ts';
import { toCourseSource } from './to-course-source.ts';

/** `file` of a problem is a path of the given files; of the course as a whole it is its slug. */
export interface Refused {
  readonly ok: false;
  readonly problems: readonly ContentProblem[];
}

export type UntrustedCourse = { readonly ok: true; readonly course: CompiledCourse } | Refused;
export type UntrustedLesson = { readonly ok: true; readonly lesson: CompiledLesson } | Refused;

/** Compiles a whole course; `course` is its slug. Courses take turns, each in a process of its own; what has not changed comes from the cache. */
export function compileUntrusted(files: CourseFiles, { course }: { readonly course: string }): Promise<UntrustedCourse> {
  const compiled = courseTurn.then(() => compileInTurn(files, course));
  courseTurn = compiled.catch(() => undefined);
  return compiled;
}

let courseTurn: Promise<unknown> = Promise.resolve();

async function compileInTurn(files: CourseFiles, slug: string): Promise<UntrustedCourse> {
  const cache = await openCache();
  const compiler = new StandingCompiler();
  try {
    const cached: LessonWork = {
      prose: (file, text, place) => cache.get('prose', [place, text], () => compiler.prose(file, text, place)),
      exercise: (folder, place) => cache.get('exercise', [place, folder.display, [...folder.files]], () => compiler.exercise(folder, place)),
    };
    const { course, problems } = await assembleCourse(toCourseSource(files, slug), cached, () => cache.compiled);
    if (course === null) return refuse(problems, slug);
    course.lessons.forEach(assertInert);
    await cache.prune();
    return { ok: true, course };
  } finally {
    await compiler.close();
  }
}

/** One author's bad text must not end the previews of all. */
const previews = new StandingCompiler({ compilersEnded: Infinity });

/**
 * Compiles one lesson alone, for a preview: links to other lessons, needs, terms and images of the site are not held against the
 * course. `folder` is its name: `01-first`.
 */
export async function compileUntrustedLesson(files: CourseFiles, { course, folder }: { readonly course: string; readonly folder: string }): Promise<UntrustedLesson> {
  const cache = await openCache();
  const work: LessonWork = {
    // written anew with every key: not worth keeping
    prose: (file, text, place) => previews.prose(file, text, place),
    exercise: (exercise, place) => cache.get('exercise', [place, exercise.display, [...exercise.files]], () => previews.exercise(exercise, place)),
  };
  try {
    const lesson = await compileLesson(await toCourseSource(files, course).readLesson(folder, toLessonSlug(folder)), work);
    assertInert(lesson);
    return { ok: true, lesson };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return refuse(error.problems, course);
  }
}

/** Ends the compiler that stands ready for previews. A server that ends need not call it: the compiler ends with it. */
export const closeUntrustedCompiler = (): Promise<void> => previews.close();

/** Apart from what the server's own courses compile to; the name of the sandbox's build stands for the compiler. */
async function openCache(): Promise<BuildCache> {
  const { setup } = await prepareOnce();
  return new BuildCache(join(env().dataDir, 'build', 'untrusted'), basename(setup.folder));
}

const refuse = (problems: readonly ContentProblem[], course: string): Refused => ({
  ok: false,
  problems: problems.map((problem) => ({ ...problem, file: problem.file.startsWith(`${course}/`) ? problem.file.slice(course.length + 1) : problem.file })),
});

/** The compiler lets nothing through that could act on a page; this is looked for all the same before anything is shown or kept. */
function assertInert({ lesson, exercises }: CompiledLesson): void {
  const active = findActiveContent(lesson, exercises);
  if (active !== null) throw new OurFaultError(`Expected the lesson ${lesson.slug} to compile to text and pictures only, got ${active}`);
}
