/** A notebook's file becomes a lesson of a course, its images pictures of the course. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ContentError, type ContentProblem } from '#lib/course/content-error.ts';
import type { LessonPlace } from '../content/check-markdown.ts';
import { compileProse } from '../content/compile-prose.ts';
import { toPictureAddresses } from '../content/picture-addresses.ts';
import { readPictureFiles } from '../content/read-pictures.ts';
import { takePicture } from '../untrusted/take-picture.ts';
import { addPicture } from './add-picture.ts';
import { AuthoringError } from './authoring-error.ts';
import { addLesson } from './new-lesson.ts';
import { NOTEBOOK_BYTES, readNotebook } from './notebook-file.ts';
import { toLesson, type ImportedLesson } from './notebook-to-lesson.ts';
import { toTitle } from './to-title.ts';

export interface LessonToImport {
  /** the notebook */
  readonly file: string;
  /** folder of the course */
  readonly course: string;
  readonly slug: string;
}

export interface LessonImported {
  readonly folder: string;
  /** what the author has to look at */
  readonly notes: readonly string[];
  /** what does not compile yet */
  readonly problems: readonly ContentProblem[];
}

/** Reads, translates and writes; throws an AuthoringError before anything is written. */
export async function importLesson({ file, course, slug }: LessonToImport): Promise<LessonImported> {
  const notebook = readNotebook(file, await readNotebookText(file));
  const lesson = toLesson(notebook, { slug, title: toTitle(slug) });
  const folder = await addLesson({ course, slug, text: lesson.text });
  const { text, notes } = await placePictures(lesson, course);
  if (text !== lesson.text) await writeFile(`${folder}/lesson.mdx`, text);
  return { folder, notes, problems: await findProblems(`${folder}/lesson.mdx`, text, { course: basename(course), lesson: slug, pictures: toPictureAddresses(await readPictureFiles(course)) }) };
}

/** Writes each image anew, as an upload to the studio is, and puts its path in; of one that cannot be read its words stay. */
async function placePictures({ text: written, images, notes: said }: ImportedLesson, course: string): Promise<Pick<ImportedLesson, 'text' | 'notes'>> {
  let [text, notes] = [written, said];
  for (const { name, address, bytes } of images) {
    const taken = await takePicture(bytes);
    if (taken.ok) {
      const path = await addPicture(course, name, taken.value);
      text = text.replaceAll(address, path);
      notes = notes.map((note) => note.replaceAll(address, path));
    } else {
      const tag = text.indexOf(`](${address})`);
      const start = text.lastIndexOf('![', tag);
      text = `${text.slice(0, start)}${text.slice(start + 2, tag)}${text.slice(tag + address.length + 3)}`;
      notes = [...notes.filter((note) => !note.includes(address)), `${name} was not taken over: ${taken.error}`];
    }
  }
  return { text, notes };
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
