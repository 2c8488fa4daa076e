/** What is published, read from the sources: tests need versions and solutions that no browser gets. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileCourse, type CompiledCourse } from '#lib/server/content/compile-course.ts';

export const COURSES = fileURLToPath(new URL('../content/courses', import.meta.url));

let compiled: Promise<CompiledCourse> | null = null;

/** The built-in course, compiled (from the cache that the server's start has filled). */
export const readCompiled = (): Promise<CompiledCourse> => (compiled ??= compileCourse(join(COURSES, 'deep-learning')));

/** Files under a folder that a predicate wants. */
export function listFiles(folder: string, isWanted: (path: string) => boolean): readonly string[] {
  return readdirSync(folder)
    .map((name) => resolve(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? listFiles(path, isWanted) : isWanted(path) ? [path] : []));
}

export const readText = (path: string): string => readFileSync(path, 'utf8');
