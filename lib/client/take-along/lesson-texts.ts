/** The texts of a lesson as they are in this browser: read for what leaves, written for what comes in. */
import { z } from 'zod';
import type { OwnCell, TakeAlongLesson } from '#lib/course/take-along/lesson-parts.ts';
import type { PresentText, TextChange } from '#lib/course/take-along/plan-import.ts';
import { partName } from '#lib/course/take-along/to-ipynb.ts';
import { toStorageName } from '../drafts/draft-record.ts';
import { openDraft } from '../drafts/open-draft.ts';
import type { NotebookStore } from '../notebook/notebook-store.ts';

/** A lesson that is open in this page. */
export interface OpenLesson {
  readonly store: NotebookStore;
  /** `course/lesson` */
  readonly path: string;
  readonly assetBase: string;
}

/** Ids of all cells of the page, the learner's own among them. */
const cellIds = ({ store }: OpenLesson): string[] => store.context('').map(({ path }) => path);

/** The lesson's texts, then those of the learner's own cells. */
export const readTexts = (open: OpenLesson, lesson: TakeAlongLesson): PresentText[] => [...readLessonTexts(open, lesson), ...readOwnCells(open, lesson).map(({ id, source }) => ({ name: `own:${id}`, author: '', text: source }))];

export function readLessonTexts(open: OpenLesson, lesson: TakeAlongLesson): PresentText[] {
  const onPage = new Set(cellIds(open));
  return lesson.parts.flatMap((part) => {
    if (part.kind === 'prose') return [];
    const author = part.kind === 'cell' ? part.source : part.starter;
    const draft = part.kind === 'cell' && onPage.has(part.id) ? open.store.draft(part.id) : openDraft(`${open.path}/${part.id}`, author);
    const { text, edited } = draft.snapshot();
    return [{ name: partName(part), author, text: edited ? text : author }];
  });
}

/** As far as it matters here, how the page notes down a learner's own cells. */
const ownCellsSchema = z.object({ cells: z.array(z.object({ id: z.string(), kind: z.string() })) });

/** Ids of own cells that hold Markdown. */
function findOwnProse({ path }: OpenLesson): ReadonlySet<string> {
  try {
    const { cells } = ownCellsSchema.parse(JSON.parse(openDraft(`${path}/own-cells`, '').snapshot().text || '{"cells":[]}'));
    return new Set(cells.filter(({ kind }) => kind === 'text').map(({ id }) => id));
  } catch {
    return new Set(); // another version's: their text is taken along as it is
  }
}

/** Cells of the page that the lesson does not have, each behind the one above it. */
export function readOwnCells(open: OpenLesson, lesson: TakeAlongLesson): OwnCell[] {
  const known = new Set(lesson.parts.flatMap((part) => (part.kind === 'cell' ? [part.id] : [])));
  const prose = findOwnProse(open);
  let after: string | null = null;
  return cellIds(open).flatMap((id): OwnCell[] => {
    if (!known.has(id)) return [{ id, kind: prose.has(id) ? 'markdown' : 'code', source: open.store.draft(id).snapshot().text, after }];
    after = partName({ kind: 'cell', id });
    return [];
  });
}

/** Writes the texts; nothing runs. The answer takes it all back, but for texts that were edited since. */
export function applyChanges(open: OpenLesson, lesson: TakeAlongLesson, changes: readonly TextChange[]): () => void {
  const write = (name: string, text: string): void => writeText(open, lesson, name, text);
  for (const { name, after } of changes) write(name, after);
  return () => {
    const now = new Map(readTexts(open, lesson).map(({ name, text }) => [name, text]));
    for (const { name, before, after } of changes) if (now.get(name) === after) write(name, before);
  };
}

function writeText(open: OpenLesson, lesson: TakeAlongLesson, name: string, text: string): void {
  const own = /^own:(.+)$/.exec(name)?.[1];
  if (own !== undefined) {
    open.store.edit(own, text);
    open.store.draft(own).save();
    return;
  }
  const part = lesson.parts.find((one) => one.kind !== 'prose' && partName(one) === name);
  if (!part || part.kind === 'prose') return;
  if (part.kind === 'cell' && cellIds(open).includes(part.id)) {
    open.store.edit(part.id, text);
    open.store.draft(part.id).save();
    return;
  }
  const key = `${open.path}/${part.id}`;
  const draft = openDraft(key, part.kind === 'cell' ? part.source : part.starter);
  draft.edit(text);
  draft.save();
  // An exercise has opened its own draft; it hears of this one as of another tab's.
  const storageName = toStorageName(key);
  window.dispatchEvent(new StorageEvent('storage', { key: storageName, newValue: localStorage.getItem(storageName) }));
}
