/** All courses of a content folder at once: what the launcher does at every start. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemList } from '#lib/course/content-error.ts';
import type { Database } from '#lib/server/db/client.ts';
import { compileCourse, type CompileOptions, type CompiledCourse } from './compile-course.ts';
import { publish } from './publish.ts';

export interface PublishedContent {
  readonly courses: number;
  readonly lessons: number;
  /** lessons' texts and exercises that were compiled now; the others came from the cache */
  readonly compiled: number;
  /** paths that became live, changed or went */
  readonly changed: readonly string[];
}

/** The course folders of `content/courses`. */
export async function listCourseFolders(contentFolder: string): Promise<string[]> {
  const entries = await readdir(join(contentFolder, 'courses'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(contentFolder, 'courses', entry.name))
    .toSorted();
}

/** Compiles all courses; throws one ContentError with the mistakes of all. */
export async function compileContent(contentFolder: string, options: Partial<CompileOptions> = {}): Promise<CompiledCourse[]> {
  const problems = new ProblemList();
  const courses: CompiledCourse[] = [];
  for (const folder of await listCourseFolders(contentFolder)) {
    const course = await problems.gather(() => compileCourse(folder, options));
    if (course) courses.push(course);
  }
  problems.throwIfAny();
  return courses;
}

/** Compiles all courses and makes them live; nothing is published when one of them has a mistake. */
export async function publishContent(contentFolder: string, db: Database, options: Partial<CompileOptions> = {}): Promise<PublishedContent> {
  const courses = await compileContent(contentFolder, options);
  const changed: string[] = [];
  for (const course of courses) {
    const published = await publish(course, db);
    changed.push(...published.changed, ...published.removed);
  }
  return {
    courses: courses.length,
    lessons: courses.reduce((sum, course) => sum + course.lessons.length, 0),
    compiled: courses.reduce((sum, course) => sum + course.compiled.length, 0),
    changed,
  };
}
