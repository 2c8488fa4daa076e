/** What leaves an open lesson: a notebook, a script, a link. Plain functions: buttons and commands call the same. */
import { saveFile } from './save-file.ts';
import { EPOCH_MODULES, type EpochModule } from '#lib/course/take-along/deno-cell.ts';
import { toLink } from '#lib/course/take-along/edits-link.ts';
import { takeAlongLessonSchema, type TakeAlongLesson } from '#lib/course/take-along/lesson-parts.ts';
import { toIpynb, type TakeAlong } from '#lib/course/take-along/to-ipynb.ts';
import { toScript } from '#lib/course/take-along/to-script.ts';
import type { Result } from '#lib/base/result.ts';
import { readLessonTexts, readOwnCells, type OpenLesson } from './lesson-texts.ts';

/** Fetches the published lesson in its order. Throws a sentence. */
export async function fetchParts(path: string): Promise<TakeAlongLesson> {
  const response = await fetch(`/api/lessons/${path}/parts`).catch(() => null);
  if (!response?.ok) throw new Error(response?.status === 404 ? 'This lesson is not published any more. Your edits are still in this page.' : 'The lesson could not be fetched. Check your connection and try again; your edits are safe.');
  return takeAlongLessonSchema.parse(await response.json());
}

/** A file for the learner's disk. */
export interface TakenFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export async function makeNotebook(open: OpenLesson, lesson: TakeAlongLesson): Promise<TakenFile> {
  return { name: `${lesson.slug}.ipynb`, type: 'application/x-ipynb+json', text: toIpynb(await gather(open, lesson)) };
}

export async function makeScript(open: OpenLesson, lesson: TakeAlongLesson): Promise<TakenFile> {
  return { name: `${lesson.slug}.ts`, type: 'text/typescript', text: toScript(await gather(open, lesson)) };
}

/** The address of the lesson with the learner's edits behind #; the address alone where there are none. */
export function makeLink(open: OpenLesson, lesson: TakeAlongLesson): Result<string, string> {
  const address = `${location.origin}/courses/${open.path}`;
  const texts = findEdits(open, lesson);
  if (texts.size === 0) return { ok: true, value: address };
  const link = toLink({ lesson: open.path, texts: [...texts] });
  return link.ok ? { ok: true, value: address + link.value } : link;
}

/** The learner's texts where they differ from the author's, by part. */
export const findEdits = (open: OpenLesson, lesson: TakeAlongLesson): ReadonlyMap<string, string> => new Map(readLessonTexts(open, lesson).flatMap(({ name, author, text }) => (text === author ? [] : [[name, text]])));

export const save = ({ name, type, text }: TakenFile): void => saveFile(name, text, type);

async function gather(open: OpenLesson, lesson: TakeAlongLesson): Promise<TakeAlong> {
  const modules = await Promise.all(EPOCH_MODULES.map(async (name) => [name, await fetchModule(open.assetBase, name)] as const));
  const outputs = lesson.parts.flatMap((part) => {
    if (part.kind !== 'cell' || !open.store.context().some(({ path }) => path === part.id)) return [];
    const { count, outputs: slots } = open.store.cell(part.id);
    return count === null && slots.length === 0 ? [] : [[part.id, { count, outputs: slots.map((slot) => slot.output()) }] as const];
  });
  return {
    lesson,
    origin: location.origin,
    texts: findEdits(open, lesson),
    outputs: new Map(outputs),
    ownCells: readOwnCells(open, lesson),
    modules: Object.fromEntries(modules) as Record<EpochModule, string>, // one entry for each name
  };
}

async function fetchModule(assetBase: string, name: EpochModule): Promise<string> {
  const response = await fetch(`${assetBase}/deno/${name}.js`).catch(() => null);
  if (!response?.ok) throw new Error('The modules that the notebook needs could not be fetched. Check your connection and try again; your edits are safe.');
  // comments at the end lead nowhere outside
  return (await response.text()).replace(/\n\/\*! For license information[\s\S]*?\*\/\s*$/, '').replace(/\n\/\/# \S+\s*$/, '');
}
