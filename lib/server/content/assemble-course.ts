/** The lessons of a course, compiled and held against each other; where its files lie is the caller's business. */
import { ContentError, ProblemList, type ContentProblem } from '#lib/course/content-error.ts';
import { courseSchema, KEBAB_CASE, type CourseSpec } from '#lib/course/course-schema.ts';
import type { Course } from '#lib/course/lesson.ts';
import { findOrderProblems, toLessonSlug } from '#lib/course/lesson-order.ts';
import { findBrokenLinks } from '#lib/course/links.ts';
import { findUnmetNeeds } from '#lib/course/needs.ts';
import { toSummary } from '#lib/course/outline.ts';
import { parseJson } from '#lib/course/parse-json.ts';
import { parseWithSchema } from '#lib/course/parse-with-schema.ts';
import { findRepeatedTerms } from '#lib/course/terms.ts';
import type { Picture } from '../untrusted/take-picture.ts';
import { compileLesson, type CompiledLesson, type LessonSource, type LessonWork } from './compile-lesson.ts';
import { toVersion } from './content-hash.ts';

export interface CompiledCourse {
  readonly course: Course;
  /** content hash of the outline */
  readonly version: string;
  readonly lessons: readonly CompiledLesson[];
  /** the course's own pictures, to be stored with it; none when they were stored as they came */
  readonly pictures: readonly Picture[];
  /** what was compiled now rather than found in the cache, by kind: `prose`, `exercise` */
  readonly compiled: readonly string[];
}

/** What came of compiling a course. */
export interface CourseAttempt {
  /** null exactly when there are problems */
  readonly course: CompiledCourse | null;
  /** those that compile, in course order */
  readonly lessons: readonly CompiledLesson[];
  readonly problems: readonly ContentProblem[];
}

/** The files of a course, wherever they lie. */
export interface CourseSource {
  /** path as the author knows it */
  readonly display: string;
  readonly slug: string;
  /** `course.json` with normalised line ends; null: there is none */
  readSpec(): Promise<string | null>;
  /** names of the lesson folders, sorted */
  listFolders(): Promise<readonly string[]>;
  readLesson(folder: string, slug: string): Promise<LessonSource>;
  /** the course's own pictures that nobody has stored yet */
  readPictures(): Promise<readonly Picture[]>;
  /** whether an image of that address exists on the site */
  hasImage(src: string): Promise<boolean>;
}

/** Compiles every lesson, also after one that fails; `compiled` tells at the end what the cache did not have. */
export async function assembleCourse(source: CourseSource, work: LessonWork, compiled: () => readonly string[]): Promise<CourseAttempt> {
  const problems = new ProblemList();
  const spec = await problems.gather(() => readCourseFile(source));
  if (!spec) return { course: null, lessons: [], problems: problems.all };
  const lessons: CompiledLesson[] = [];
  for (const name of spec.modules.flatMap((module) => module.lessons)) {
    const lesson = await problems.gather(async () => compileLesson(await source.readLesson(name, toLessonSlug(name)), work));
    if (lesson) lessons.push(lesson);
  }
  const pictures = (await problems.gather(() => source.readPictures())) ?? [];
  // links into a lesson that failed would all be reported as broken
  if (problems.empty) await checkAcrossLessons(lessons, source, problems);
  return { course: problems.empty ? toCourse(source.slug, spec, lessons, pictures, compiled()) : null, lessons, problems: problems.all };
}

async function readCourseFile({ display, slug, readSpec, listFolders }: CourseSource): Promise<CourseSpec> {
  const file = `${display}/course.json`;
  if (!KEBAB_CASE.test(slug)) {
    throw new ContentError([{ file: display, position: null, expected: 'a course folder named in lower-case words joined by "-"', found: slug, todo: 'rename the folder' }]);
  }
  const text = await readSpec();
  if (text === null) throw new ContentError([{ file, position: null, expected: 'a course.json in every course folder', found: 'none', todo: 'write it' }]);
  const located = parseJson(file, text);
  const spec = parseWithSchema(courseSchema, located);
  const [first, ...others] = findOrderProblems(file, spec, await listFolders(), located.positionOf);
  if (first) throw new ContentError([first, ...others]);
  return spec;
}

/** What no lesson can check alone. */
async function checkAcrossLessons(lessons: readonly CompiledLesson[], { hasImage }: CourseSource, problems: ProblemList): Promise<void> {
  const anchors = new Map(lessons.map(({ lesson, anchors: ids }) => [lesson.slug, new Set(ids)]));
  for (const problem of findBrokenLinks(lessons.flatMap(({ links }) => links), anchors)) problems.add(problem);
  for (const problem of findUnmetNeeds(lessons.map(({ lesson: { slug }, needs }) => ({ slug, needs })))) problems.add(problem);
  for (const problem of findRepeatedTerms(lessons.flatMap(({ terms }) => terms))) problems.add(problem);
  for (const { file, position, src } of lessons.flatMap(({ images }) => images)) {
    if (await hasImage(src)) continue;
    problems.add({ file, position, expected: 'an image that exists', found: `${src}, but no public${src}`, todo: 'add the file, or correct the address' });
  }
}

function toCourse(slug: string, spec: CourseSpec, lessons: readonly CompiledLesson[], pictures: readonly Picture[], compiled: readonly string[]): CompiledCourse {
  const summaries = new Map(lessons.map((lesson) => [lesson.lesson.slug, toSummary(lesson.lesson)]));
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
  return { course, version: toVersion(course), lessons, pictures, compiled };
}
