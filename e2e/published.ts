/** What is published, read from the sources: tests need versions and solutions that no browser gets. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileCourse } from '#lib/server/content/compile-course.ts';
import type { CompiledLesson } from '#lib/server/content/compile-lesson.ts';

export const COURSES = fileURLToPath(new URL('../content/courses', import.meta.url));

let compiled: Promise<{ readonly lessons: readonly CompiledLesson[] }> | null = null;

/** The lessons of the built-in courses, in the order in which pages list the courses, compiled (from the cache that the server's start has filled). */
export const readCompiled = (): Promise<{ readonly lessons: readonly CompiledLesson[] }> => (compiled ??= compileAll());

async function compileAll(): Promise<{ readonly lessons: readonly CompiledLesson[] }> {
  const courses = await Promise.all(readdirSync(COURSES).map((name) => compileCourse(join(COURSES, name))));
  return { lessons: courses.toSorted((a, b) => a.course.title.localeCompare(b.course.title)).flatMap(({ lessons }) => lessons) };
}

/** Files under a folder that a predicate wants. */
export function listFiles(folder: string, isWanted: (path: string) => boolean): readonly string[] {
  return readdirSync(folder)
    .map((name) => resolve(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? listFiles(path, isWanted) : isWanted(path) ? [path] : []));
}

export const readText = (path: string): string => readFileSync(path, 'utf8');
