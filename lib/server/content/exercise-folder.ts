/** Reads an exercise folder whole, so that its hash covers everything the compiler may look at. */
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { normaliseText } from './normalise-text.ts';

export interface ExerciseFolder {
  /** folder name: the exercise's short id */
  readonly name: string;
  readonly path: string;
  /** path as the author knows it */
  readonly display: string;
  /** text by path inside the folder, with `/`, sorted */
  readonly files: ReadonlyMap<string, string>;
}

/** Reads all files of one exercise; dot files of editors and systems are not content. */
export async function readExerciseFolder(path: string, display: string, name: string): Promise<ExerciseFolder> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1).split(sep).join('/'))
    .toSorted();
  const files = await Promise.all(paths.map(async (file) => [file, normaliseText(await readFile(join(path, file), 'utf8'))] as const));
  return { name, path, display, files: new Map(files) };
}
