/** Courses in memory, for tests. */
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { CourseFiles } from './course-files.ts';

/** All files of a course's folder. */
export async function readCourseFiles(folder: string): Promise<CourseFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(join(folder).length + 1));
  return new Map(await Promise.all(paths.map(async (path): Promise<[string, Uint8Array]> => [path.split(sep).join('/'), new Uint8Array(await readFile(join(folder, path)))])));
}

/** The course with other files put over its own. */
export const withFiles = (files: CourseFiles, over: Readonly<Record<string, string | Uint8Array>>): CourseFiles =>
  new Map([...files, ...Object.entries(over).map(([path, content]): [string, Uint8Array] => [path, typeof content === 'string' ? new TextEncoder().encode(content) : content])]);

export const readText = (files: CourseFiles, path: string): string => new TextDecoder().decode(files.get(path));
