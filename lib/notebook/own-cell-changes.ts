/** What a learner may do to cells: each answers the new arrangement and the texts to write, or why not, as a sentence. Nothing is done here. */
import { err, ok, type Result } from '../base/result.ts';
import { findAt, LESSON_END, OWN_CELL_LIMITS, toPageOrder, toPlace, toPlaces, isSamePlace, type OwnCell, type OwnCells, type OwnKind, type PageCell } from './own-cells.ts';

/** A notebook as it stands before a change. */
export interface Arrangement {
  readonly own: OwnCells;
  /** ids of the author's cells in page order */
  readonly lesson: readonly string[];
  readonly textOf: (id: string) => string;
}

export interface TextWrite {
  readonly id: string;
  readonly before: string;
  readonly after: string;
}

export interface Change {
  readonly own: OwnCells;
  readonly writes: readonly TextWrite[];
  /** the cell to go to */
  readonly focus: string;
}

export type Outcome = Result<Change, string>;

/** A cell to be made: its id is drawn by the caller. */
export interface NewCell {
  readonly id: string;
  readonly kind: OwnKind;
  readonly text: string;
}

const AUTHORS = 'The cells of the lesson stay where they are.';

/** Puts a new cell directly above or below another, or (null) at the end of the lesson. */
export function addCell({ own, lesson }: Arrangement, at: string | null, side: 'above' | 'below', { id, kind, text }: NewCell): Outcome {
  if (own.cells.length >= OWN_CELL_LIMITS.cells) return err(`A lesson holds ${OWN_CELL_LIMITS.cells} cells of your own, and it has as many. Delete one first.`);
  const writes = text === '' ? [] : [{ id, before: '', after: text }];
  const index = own.cells.findIndex((cell) => cell.id === at);
  const neighbour = own.cells[index];
  if (neighbour) return ok({ own: { ...own, cells: own.cells.toSpliced(side === 'above' ? index : index + 1, 0, { ...neighbour, id, kind }) }, writes, focus: id });
  if (at === null || !lesson.includes(at)) return ok({ own: { ...own, cells: [...own.cells, { id, kind, anchor: LESSON_END, side: 'after' }] }, writes, focus: id });
  // beside the author's cell itself: the last before it, or the first behind it
  const cells: OwnCell[] = side === 'above' ? [...own.cells, { id, kind, anchor: at, side: 'before' }] : [{ id, kind, anchor: at, side: 'after' }, ...own.cells];
  return ok({ own: { ...own, cells }, writes, focus: id });
}

/** Its text stays in its draft, and the cell in the bin. */
export function deleteCell({ own, lesson }: Arrangement, id: string): Outcome {
  const cell = findOwn(own, id);
  if (!cell) return err(`${AUTHORS} Fold this one away with Shift+O, or take your edits back with Reset.`);
  const order = toPageOrder(own, lesson).map((each) => each.id);
  const at = order.indexOf(id);
  const focus = order[at + 1] ?? order[at - 1] ?? id;
  return ok({ own: bin(own, cell), writes: [], focus });
}

/** Brings back what was deleted last, also before this visit: where it stood, as the last of its place. */
export function restoreDeleted({ own }: Pick<Arrangement, 'own'>): Outcome {
  const cell = own.bin.at(-1);
  if (!cell) return err('There is nothing to take back.');
  return ok({ own: { ...own, cells: [...own.cells, cell], bin: own.bin.slice(0, -1) }, writes: [], focus: cell.id });
}

/** One step: past a neighbour, or past the author's cell. */
export function moveCell({ own, lesson }: Arrangement, id: string, direction: 'up' | 'down'): Outcome {
  const cell = findOwn(own, id);
  if (!cell) return err(AUTHORS);
  const place = toPlace(cell, lesson);
  const here = findAt(own, place, lesson);
  const neighbour = here[here.indexOf(cell) + (direction === 'up' ? -1 : 1)];
  const others = own.cells.filter((each) => each !== cell);
  if (neighbour) {
    const index = others.indexOf(neighbour) + (direction === 'up' ? 0 : 1);
    return ok({ own: { ...own, cells: others.toSpliced(index, 0, cell) }, writes: [], focus: id });
  }
  const places = toPlaces(lesson);
  const next = places[places.findIndex((each) => isSamePlace(each, place)) + (direction === 'up' ? -1 : 1)];
  if (!next) return err(direction === 'up' ? 'This is the first cell already.' : 'This is the last cell already.');
  const moved = { ...cell, ...next };
  return ok({ own: { ...own, cells: direction === 'up' ? [...others, moved] : [moved, ...others] }, writes: [], focus: id });
}

/** Cuts a text at an offset: what stands behind it goes into a new cell below, also from a cell of the author's. */
export function splitCell(arrangement: Arrangement, id: string, offset: number, newId: string): Outcome {
  const text = arrangement.textOf(id);
  const head = text.slice(0, offset).replace(/\n$/, '');
  // the line break at which it is cut belongs to neither
  const tail = head.length < offset ? text.slice(offset) : text.slice(offset).replace(/^\n/, '');
  const added = addCell(arrangement, id, 'below', { id: newId, kind: findOwn(arrangement.own, id)?.kind ?? 'code', text: tail });
  if (!added.ok) return added;
  return ok({ ...added.value, writes: [{ id, before: text, after: head }, ...added.value.writes] });
}

/** Takes the text of the cell below in, which must be the learner's own. */
export function mergeBelow({ own, lesson, textOf }: Arrangement, id: string): Outcome {
  const order = toPageOrder(own, lesson);
  const below = order[order.findIndex((each) => each.id === id) + 1];
  if (!below) return err('There is no cell below to merge with.');
  if (below.kind === 'lesson') return err('The cell below is the lesson’s, and only own cells can be merged into another.');
  const before = textOf(id);
  return ok({ own: bin(own, below), writes: [{ id, before, after: [before, textOf(below.id)].filter((text) => text !== '').join('\n') }], focus: id });
}

/** The same text once more, in an own cell below. */
export function duplicateCell(arrangement: Arrangement, id: string, newId: string): Outcome {
  return addCell(arrangement, id, 'below', { id: newId, kind: findOwn(arrangement.own, id)?.kind ?? 'code', text: arrangement.textOf(id) });
}

export function changeKind({ own }: Arrangement, id: string, kind: OwnKind): Outcome {
  const cell = findOwn(own, id);
  if (!cell) return err('The cells of the lesson stay code. Duplicate this one to make a cell of your own of it.');
  return ok({ own: { ...own, cells: own.cells.map((each) => (each === cell ? { ...cell, kind } : each)) }, writes: [], focus: id });
}

const findOwn = (own: OwnCells, id: string): OwnCell | undefined => own.cells.find((cell) => cell.id === id);

const bin = (own: OwnCells, cell: OwnCell): OwnCells => ({
  ...own,
  cells: own.cells.filter(({ id }) => id !== cell.id),
  bin: [...own.bin.filter(({ id }) => id !== cell.id), cell].slice(-OWN_CELL_LIMITS.binned),
});

/** The cell above or below another in page order; null at the ends. */
export function findNeighbour(order: readonly PageCell[], id: string, direction: 'up' | 'down'): string | null {
  return order[order.findIndex((cell) => cell.id === id) + (direction === 'up' ? -1 : 1)]?.id ?? null;
}
