/** Authors, a small course and saves in words, for tests of the studio. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { SaveAnswer } from '#lib/course/studio.ts';
import type { Database } from '#lib/server/db/client.ts';
import { createCourse } from './create-course.ts';
import { toBytes, toText } from './read-files.ts';
import { saveFiles, toHash, type Author } from './save-files.ts';

/** Files of a course folder on disk. */
export async function readCourseFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return new Map(await Promise.all(paths.map(async (path) => [path, new Uint8Array(await readFile(join(folder, path)))] as const)));
}

/** The fixture course: two lessons, one exercise; without the image that stands beside it. */
export async function readTiny(): Promise<Map<string, Uint8Array>> {
  const files = await readCourseFolder(resolve('lib/server/content/fixtures/tiny'));
  const path = '01-first/lesson.mdx';
  return files.set(path, toBytes(toText(files.get(path) ?? new Uint8Array()).replace('![A dot](/figures/dot.svg)', '')));
}

/** Forgets a course and everything of it. */
export async function forgetCourse(db: Database, course: string): Promise<void> {
  const of = { where: { courseSlug: course } };
  await db.$transaction([db.studioPublication.deleteMany(of), db.studioRelease.deleteMany(of), db.studioChange.deleteMany(of), db.studioRevision.deleteMany(of), db.studioCourse.deleteMany({ where: { slug: course } })]);
  await db.publication.deleteMany({ where: { path: { startsWith: course } } });
  await db.$transaction([db.lessonVersion.deleteMany({ where: { course } }), db.courseVersion.deleteMany({ where: { slug: course } }), db.exerciseVersion.deleteMany({ where: { exercise: { startsWith: `${course}/` } } })]);
}

export async function createAuthor(db: Database, name: string): Promise<Author> {
  const { id } = await db.account.create({ data: { id: `id-${name}-${String(Math.random())}`, name, email: `${name}-${String(Math.random())}@example.org` } });
  return { id, name };
}

/** A course of these files, with its first revision by the author. */
export async function startCourse(db: Database, slug: string, author: Author, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const made = await createCourse(db, { slug, author, files, kind: 'create', note: null });
  if (!made.ok) throw new Error(made.error.kind);
}

/** What two sets of files have in common is asked of their hashes: comparing megabytes of bytes one by one takes seconds. */
export const toHashes = (files: ReadonlyMap<string, Uint8Array>): Readonly<Record<string, string>> =>
  Object.fromEntries([...files].map(([path, bytes]): [string, string] => [path, toHash(bytes)]).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Saves texts; null removes. */
export async function save(db: Database, course: string, author: Author, base: number, texts: Readonly<Record<string, string | null>>): Promise<SaveAnswer> {
  const changes = new Map(Object.entries(texts).map(([path, text]) => [path, text === null ? null : toBytes(text)]));
  const saved = await saveFiles(db, { course, author, base, changes, kind: 'edit', note: null });
  if (!saved.ok) throw new Error(saved.error.kind);
  return saved.value;
}
