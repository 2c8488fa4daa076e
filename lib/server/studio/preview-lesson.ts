/** A draft with unsaved changes, compiled to what the editor's preview draws. Nothing is stored. */
import { toLessonSlug } from '#lib/course/lesson-order.ts';
import { isInPart, toPart } from '#lib/course/studio-files.ts';
import type { FileChange, PreviewAnswer } from '#lib/course/studio.ts';
import type { ContentProblem } from '#lib/course/content-error.ts';
import type { Database } from '#lib/server/db/client.ts';
import { compileUntrustedLesson } from '#lib/server/untrusted/compile-untrusted.ts';
import type { CompiledLesson } from '#lib/server/content/compile-lesson.ts';
import { listHashes, readContents, selectContent, toBytes } from './read-files.ts';

export interface PreviewWish {
  readonly course: string;
  /** folder */
  readonly lesson: string;
  readonly base: number;
  readonly changes: readonly FileChange[];
}

/** Compiles the lesson as it would be with these changes. */
export async function previewLesson(db: Database, { course, lesson, base, changes }: PreviewWish): Promise<PreviewAnswer> {
  const hashes = await listHashes(db, course, base);
  const needed = [...hashes].filter(([path]) => isInPart(path, lesson) || isInPart(path, 'images'));
  const contents = await readContents(db, needed.map(([, hash]) => hash));
  const files = new Map(needed.map(([path, hash]) => [path, selectContent(contents, hash)]));
  for (const { path, text } of changes) {
    if (text === null) files.delete(path);
    else if (isInPart(path, lesson)) files.set(path, toBytes(text));
  }
  const compiled = await compileUntrustedLesson(files, { course, folder: lesson });
  if (!compiled.ok) return { kind: 'problems', problems: [...compiled.problems] };
  const slugs = new Set([...hashes.keys()].filter((path) => path.endsWith('/lesson.mdx')).map((path) => toLessonSlug(toPart(path))));
  return { kind: 'lesson', lesson: compiled.lesson.lesson, lines: [...compiled.lesson.lines], problems: findMissingLessons(compiled.lesson, course, slugs) };
}

/** Links to lessons that the course does not have; headings of other lessons are held against it when the course is checked. */
function findMissingLessons({ links }: CompiledLesson, course: string, slugs: ReadonlySet<string>): ContentProblem[] {
  return links
    .filter((link) => !slugs.has(link.lesson))
    .map(({ file, position, lesson }) => ({ file: file.startsWith(`${course}/`) ? file.slice(course.length + 1) : file, position, expected: 'a link to a lesson of the course', found: lesson, todo: 'correct the link, or write that lesson' }));
}
