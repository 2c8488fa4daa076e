/** A notebook's file becomes a lesson of a course, with its images under public/. */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ContentError, type ContentProblem } from '#lib/course/content-error.ts';
import type { LessonPlace } from '../content/check-markdown.ts';
import { compileProse } from '../content/compile-prose.ts';
import { toPictureAddresses } from '../content/picture-addresses.ts';
import { readPictureFiles } from '../content/read-pictures.ts';
import { AuthoringError } from './authoring-error.ts';
import { addLesson } from './new-lesson.ts';
import { NOTEBOOK_BYTES, readNotebook } from './notebook-file.ts';
import { toLesson } from './notebook-to-lesson.ts';
import { toTitle } from './to-title.ts';

export interface LessonToImport {
  /** the notebook */
  readonly file: string;
  /** folder of the course */
  readonly course: string;
  readonly slug: string;
  /** where the site's images lie */
  readonly publicFolder: string;
}

export interface LessonImported {
  readonly folder: string;
  /** what the author has to look at */
  readonly notes: readonly string[];
  /** what does not compile yet */
  readonly problems: readonly ContentProblem[];
}

/** Reads, translates and writes; throws an AuthoringError before anything is written. */
export async function importLesson({ file, course, slug, publicFolder }: LessonToImport): Promise<LessonImported> {
  const notebook = readNotebook(file, await readNotebookText(file));
  const images = `/figures/${slug}`;
  const lesson = toLesson(notebook, { slug, title: toTitle(slug), images });
  const target = join(publicFolder, images);
  if (lesson.images.length > 0 && (await stat(target).catch(() => null)) !== null) throw new AuthoringError(`Expected no folder ${target} for the images of the lesson, and there is one. Choose another name, or remove it first.`);
  const folder = await addLesson({ course, slug, text: lesson.text });
  if (lesson.images.length > 0) await mkdir(target, { recursive: true });
  for (const { name, bytes } of lesson.images) await writeFile(join(target, name), bytes);
  return { folder, notes: lesson.notes, problems: await findProblems(`${folder}/lesson.mdx`, lesson.text, { course: basename(course), lesson: slug, pictures: toPictureAddresses(await readPictureFiles(course)) }) };
}

async function readNotebookText(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new AuthoringError(`Expected a Jupyter notebook, and there is no file ${file}.`);
  if (found.size > NOTEBOOK_BYTES) throw new AuthoringError(`Expected a notebook of at most ${NOTEBOOK_BYTES / 2 ** 20} MiB, and ${file} has ${Math.ceil(found.size / 2 ** 20)}. Clear its outputs in Jupyter and save it.`);
  return readFile(file, 'utf8');
}

async function findProblems(file: string, text: string, place: LessonPlace): Promise<readonly ContentProblem[]> {
  try {
    await compileProse(file, text, place);
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems;
  }
}
