/** A course's files on disk for as long as something runs that reads folders: the content check, the authoring tools. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isCourseFile, isPicture, toPictureAddress } from '#lib/course/studio-files.ts';
import type { CourseFiles } from './read-files.ts';

export interface CourseFolder {
  /** holds the course's folder, named by its slug, and `public` */
  readonly root: string;
  readonly folder: string;
  readonly publicFolder: string;
}

/** Writes the files below `parent`, does the work, and removes them. `name` null: a folder of its own; else that one, written anew. */
export async function withCourseFolder<Value>(parent: string, name: string | null, course: string, files: CourseFiles, work: (place: CourseFolder) => Promise<Value>): Promise<Value> {
  await mkdir(parent, { recursive: true });
  const root = name === null ? await mkdtemp(join(parent, 'course-')) : join(parent, name);
  try {
    if (name !== null) await rm(root, { recursive: true, force: true });
    const place = { root, folder: join(root, course), publicFolder: join(root, 'public') };
    await mkdir(place.folder, { recursive: true });
    for (const [path, bytes] of files) {
      // a path of the database was checked when it came; a wrong one must not reach the disk all the same
      if (!isCourseFile(path)) throw new Error(`Expected the path of a file that a course has, got ${path}`);
      const target = isPicture(path) ? join(place.publicFolder, toPictureAddress(path)) : join(place.folder, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
    }
    return await work(place);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
