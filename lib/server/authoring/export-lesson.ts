/** A lesson's folder becomes a notebook's file. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseJson } from '#lib/course/parse-json.ts';
import { parseWithSchema } from '#lib/course/parse-with-schema.ts';
import { exerciseSpecSchema } from '#lib/grading/exercise.ts';
import { compileProse } from '../content/compile-prose.ts';
import { normaliseText } from '../content/normalise-text.ts';
import { toPictureAddresses } from '../content/picture-addresses.ts';
import { readPictureFiles } from '../content/read-pictures.ts';
import { AuthoringError } from './authoring-error.ts';
import { toNotebook, type ExportedExercise } from './lesson-to-notebook.ts';

/** Writes the notebook; a file that exists is left alone. Throws an AuthoringError, and a ContentError for a lesson that does not compile. */
export async function writeNotebook({ folder, course, slug }: { readonly folder: string; readonly course: string; readonly slug: string }, target: string): Promise<void> {
  if (!target.endsWith('.ipynb')) throw new AuthoringError(`Expected the name of a notebook that ends in .ipynb, got ${target}.`);
  const file = `${folder}/lesson.mdx`;
  const text = normaliseText(await readFile(file, 'utf8'));
  const { title, summary } = await compileProse(file, text, { course, lesson: slug, pictures: toPictureAddresses(await readPictureFiles(dirname(folder))) });
  const notebook = toNotebook({ file, text, title, summary, exercises: await readExercises(folder) });
  await writeFile(target, notebook, { flag: 'wx' }).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') throw new AuthoringError(`Expected a name that no file has, and ${target} exists. Remove it first, or name another: npm run content -- export ${slug} OTHER.ipynb`);
    if (code === 'ENOENT') throw new AuthoringError(`Expected a folder to write ${basename(target)} to, and there is none at ${target}.`);
    throw error;
  });
}

async function readExercises(folder: string): Promise<readonly ExportedExercise[]> {
  const names = await readdir(join(folder, 'exercises')).catch(() => []);
  return Promise.all(
    names
      .filter((name) => !name.startsWith('.'))
      .map(async (name) => {
        const file = `${folder}/exercises/${name}/exercise.json`;
        const { title, prompt } = parseWithSchema(exerciseSpecSchema, parseJson(file, normaliseText(await readFile(file, 'utf8'))));
        return { name, title, prompt, starter: normaliseText(await readFile(join(folder, 'exercises', name, 'starter.ts'), 'utf8')) };
      }),
  );
}
