/** A lesson's folder as its learners would take it along, without compiling what only pages need. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseJson } from '#lib/course/parse-json.ts';
import { frontmatterSchema } from '#lib/course/course-schema.ts';
import { parseWithSchema } from '#lib/course/parse-with-schema.ts';
import { parseYaml } from '#lib/course/parse-yaml.ts';
import type { TakeAlongLesson, TakeAlongPart } from '#lib/course/take-along/lesson-parts.ts';
import { EPOCH_MODULES, type EpochModule } from '#lib/course/take-along/deno-cell.ts';
import type { TakeAlong } from '#lib/course/take-along/to-ipynb.ts';
import { exerciseSpecSchema } from '#lib/grading/exercise.ts';
import { assetBase } from '../assets/asset-base.ts';
import { findParts, toPromptMarkdown } from '../content/find-parts.ts';
import { normaliseText } from '../content/normalise-text.ts';
import { toPictureAddresses } from '../content/picture-addresses.ts';
import { readPictureFiles } from '../content/read-pictures.ts';
import { splitLesson } from './split-lesson.ts';

export interface LessonFolder {
  readonly folder: string;
  readonly course: string;
  readonly slug: string;
}

/** Where exports of a folder say that they come from: there is no server. */
const NOWHERE = 'https://epoch.example';

/** The lesson without edits and outputs; the browser's files must be built. Throws a ContentError. */
export async function readAlong(place: LessonFolder): Promise<TakeAlong> {
  const modules = await Promise.all(EPOCH_MODULES.map(async (name) => [name, await readFile(join('public', assetBase(), 'deno', `${name}.js`), 'utf8')] as const));
  // one entry for each name
  return { lesson: await readTakeAlong(place), origin: NOWHERE, texts: new Map(), outputs: new Map(), ownCells: [], modules: Object.fromEntries(modules) as Record<EpochModule, string> };
}

async function readTakeAlong({ folder, course, slug }: LessonFolder): Promise<TakeAlongLesson> {
  const file = `${folder}/lesson.mdx`;
  const text = normaliseText(await readFile(file, 'utf8'));
  const place = { course, lesson: slug, pictures: toPictureAddresses(await readPictureFiles(dirname(folder))) };
  const { title, summary } = parseWithSchema(frontmatterSchema, parseYaml(file, splitLesson(file, text).frontmatter, 2));
  const parts = await Promise.all(
    findParts(file, text, place).map(async (part): Promise<TakeAlongPart> => {
      if (part.kind !== 'exercise') return part;
      const path = `${folder}/exercises/${part.id}`;
      const spec = parseWithSchema(exerciseSpecSchema, parseJson(`${path}/exercise.json`, normaliseText(await readFile(`${path}/exercise.json`, 'utf8'))));
      return { kind: 'exercise', id: part.id, title: spec.title, prompt: toPromptMarkdown(spec.prompt, place), starter: normaliseText(await readFile(`${path}/starter.ts`, 'utf8')) };
    }),
  );
  return { course, slug, version: '', title, summary, parts };
}
