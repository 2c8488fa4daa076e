/** A lesson's folder on disk -> its files. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LessonPlace } from './check-markdown.ts';
import type { LessonSource } from './compile-lesson.ts';
import { readExerciseFolder } from './exercise-folder.ts';
import { normaliseText } from './normalise-text.ts';
import { selectAddresses } from './picture-addresses.ts';

/** Reads a lesson whole; dot files of editors and systems are not content. `place` may name all pictures of the course. */
export async function readLessonFolder(path: string, display: string, place: LessonPlace): Promise<LessonSource> {
  const entries = (await readdir(path, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.'));
  const isExercises = (entry: (typeof entries)[number]): boolean => entry.name === 'exercises' && entry.isDirectory();
  const text = await readFile(join(path, 'lesson.mdx'), 'utf8').catch(() => null);
  const exercises = entries.some(isExercises) ? await readExercises(join(path, 'exercises'), `${display}/exercises`) : [];
  const texts = [text ?? '', ...exercises.flatMap(({ files }) => [...files.values()])];
  return {
    display,
    place: { ...place, pictures: selectAddresses(place.pictures, texts) },
    text: text === null ? null : normaliseText(text),
    exercises,
    strays: entries.filter((entry) => entry.name !== 'lesson.mdx' && !isExercises(entry)).map(({ name }) => name),
  };
}

async function readExercises(path: string, display: string): Promise<LessonSource['exercises']> {
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).toSorted();
  return Promise.all(names.map((name) => readExerciseFolder(join(path, name), `${display}/${name}`, name)));
}
