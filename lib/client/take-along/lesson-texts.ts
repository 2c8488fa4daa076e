/** The texts of a lesson as they are in this browser: read for what leaves, written for what comes in. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { OwnCell, TakeAlongLesson } from '#lib/course/take-along/lesson-parts.ts';
import type { ImportPlan, PresentText, TextChange } from '#lib/course/take-along/plan-import.ts';
import { partName } from '#lib/course/take-along/to-ipynb.ts';
import { addCell } from '#lib/notebook/own-cell-changes.ts';
import { OWN_CELLS_KEY, parseOwnCells, writeOwnCells } from '#lib/notebook/own-cells-document.ts';
import { NO_OWN_CELLS, toPageOrder, type OwnCells } from '#lib/notebook/own-cells.ts';
import type { Draft } from '../drafts/draft.ts';
import { toStorageName } from '../drafts/draft-record.ts';
import { openDraft } from '../drafts/open-draft.ts';
import type { NotebookStore } from '../notebook/notebook-store.ts';
import { newOwnName } from '../notebook/new-own-name.ts';

/** A lesson that is open in this page. */
export interface OpenLesson {
  readonly store: NotebookStore;
  /** `course/lesson` */
  readonly path: string;
  readonly assetBase: string;
}

/** Ids of all cells of the page, the learner's own among them. */
const cellIds = ({ store }: OpenLesson): string[] => store.context().map(({ path }) => path);

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

/** The learner's own cells, each behind the author's cell above it. */
export function readOwnCells(open: OpenLesson, lesson: TakeAlongLesson): OwnCell[] {
  const known = new Set(lesson.parts.flatMap((part) => (part.kind === 'cell' ? [part.id] : [])));
  const onPage = new Set(cellIds(open));
  let after: string | null = null;
  return toPageOrder(readLayout(open) ?? NO_OWN_CELLS, open.store.lessonIds()).flatMap((cell): OwnCell[] => {
    const { id, kind } = cell;
    if (kind !== 'lesson') return [{ id, kind: kind === 'text' ? 'markdown' : 'code', source: (onPage.has(id) ? open.store.draft(id) : openDraft(`${open.path}/${id}`, '')).snapshot().text, after }];
    if (known.has(id)) after = partName({ kind: 'cell', id });
    return [];
  });
}

const openLayout = ({ path }: OpenLesson): Draft => openDraft(`${path}/${OWN_CELLS_KEY}`, '');
const readLayout = (open: OpenLesson): OwnCells | null => parseOwnCells(openLayout(open).snapshot().text);

/** Adds cells at the end of the notebook; nothing runs. The answer takes them away again; a sentence when they cannot be added. */
export function addOwnCells(open: OpenLesson, cells: ImportPlan['own']): Result<() => void, string> {
  const before = readLayout(open);
  if (before === null) return err('Your own cells of this lesson were kept by another version of Epoch. Reload the page to add to them.');
  let own = before;
  const made: string[] = [];
  for (const { kind, source } of cells) {
    const id = `own-${newOwnName()}`;
    const outcome = addCell({ own, lesson: open.store.lessonIds(), textOf: () => '' }, null, 'below', { id, kind: kind === 'markdown' ? 'text' : 'code', text: source });
    if (!outcome.ok) return outcome;
    own = outcome.value.own;
    made.push(id);
    keep(`${open.path}/${id}`, '', source);
  }
  writeLayout(open, own);
  return ok(() => {
    const now = readLayout(open);
    if (now) writeLayout(open, { ...now, cells: now.cells.filter(({ id }) => !made.includes(id)) });
  });
}

const writeLayout = (open: OpenLesson, own: OwnCells): void => keep(`${open.path}/${OWN_CELLS_KEY}`, '', writeOwnCells(own));

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
    if (!cellIds(open).includes(own)) return keep(`${open.path}/${own}`, '', text);
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
  keep(`${open.path}/${part.id}`, part.kind === 'cell' ? part.source : part.starter, text);
}

/** Writes a draft that something else on this page may have open; that hears of it as of another tab's. */
function keep(key: string, author: string, text: string): void {
  const draft = openDraft(key, author);
  draft.edit(text);
  draft.save();
  const storageName = toStorageName(key);
  window.dispatchEvent(new StorageEvent('storage', { key: storageName, newValue: localStorage.getItem(storageName) }));
}
