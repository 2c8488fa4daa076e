/** New lessons and exercises in the studio: the same starts as on the command line, by the same tools. */
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { ContentError, formatProblem } from '#lib/course/content-error.ts';
import { err, ok, type Result } from '#lib/base/result.ts';
import type { SaveAnswer } from '#lib/course/studio.ts';
import { AuthoringError } from '#lib/server/authoring/authoring-error.ts';
import { makeLessonStart } from '#lib/server/authoring/lesson-start.ts';
import { addExercise } from '#lib/server/authoring/new-exercise.ts';
import { addLesson } from '#lib/server/authoring/new-lesson.ts';
import type { Database } from '#lib/server/db/client.ts';
import { withCourseFolder } from './course-folder.ts';
import { readHead } from './history.ts';
import { readFiles } from './read-files.ts';
import { saveFiles, type Author } from './save-files.ts';

/** Why nothing was added, as a sentence for the author. */
export interface NotAdded {
  readonly kind: 'not-added';
  readonly reason: string;
}

/** A lesson after the last one. */
export const addStudioLesson = (db: Database, course: string, author: Author, { slug, title }: { readonly slug: string; readonly title: string }): Promise<Result<SaveAnswer, NotAdded>> =>
  addTo(db, course, author, (folder) => addLesson({ course: folder, slug, text: makeLessonStart(slug, title) }));

/** An exercise at the end of a lesson. */
export const addStudioExercise = (db: Database, course: string, author: Author, { lesson, id, title }: { readonly lesson: string; readonly id: string; readonly title: string }): Promise<Result<SaveAnswer, NotAdded>> =>
  addTo(db, course, author, (folder) => addExercise({ lesson: join(folder, lesson), name: id, title }));

async function addTo(db: Database, course: string, author: Author, add: (folder: string) => Promise<unknown>): Promise<Result<SaveAnswer, NotAdded>> {
  const base = (await readHead(db, course)) ?? 0;
  const before = await readFiles(db, course, base);
  try {
    const changes = await withCourseFolder(tmpdir(), null, course, before, async ({ folder, root }) => {
      await add(folder).catch((error: unknown) => {
        // the tools name folders; the author knows the course
        if (error instanceof AuthoringError || error instanceof ContentError) throw new AuthoringError(toSentence(error).replaceAll(`${folder}/`, '').replaceAll(folder, course).replaceAll(root, ''));
        throw error;
      });
      const after = await readFolder(folder);
      return new Map([...after].filter(([path, bytes]) => Buffer.compare(bytes, before.get(path) ?? new Uint8Array()) !== 0));
    });
    const saved = await saveFiles(db, { course, author, base, changes, kind: 'create', note: null });
    return saved.ok ? ok(saved.value) : err({ kind: 'not-added', reason: `Expected a course that takes more files, got ${saved.error.kind}.` });
  } catch (error) {
    if (error instanceof AuthoringError) return err({ kind: 'not-added', reason: error.message });
    throw error;
  }
}

const toSentence = (error: Error): string => (error instanceof ContentError ? error.problems.map(formatProblem).join('\n') : error.message);

async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return new Map(await Promise.all(paths.map(async (path) => [path.split(sep).join('/'), new Uint8Array(await readFile(join(folder, path)))] as const)));
}
