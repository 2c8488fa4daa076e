/**
 * A learner's own cells among those of a lesson: where they stand. The author's cells never move; an own cell names the one it
 * belongs to, so a new version of the lesson takes it along. Their texts are drafts of their own.
 */

export type OwnKind = 'code' | 'text';

/** One cell of the learner's own. */
export interface OwnCell {
  /** `own-` and random letters: no other tab or device makes the same */
  readonly id: string;
  readonly kind: OwnKind;
  /** the author's cell that it stands beside, or `LESSON_END`; a cell that the lesson no longer has counts as the end */
  readonly anchor: string;
  readonly side: 'before' | 'after';
}

/** What a lesson's learner has made of its notebook, apart from texts. */
export interface OwnCells {
  /** those with the same place in the order in which they stand */
  readonly cells: readonly OwnCell[];
  /** deleted ones, newest last; their texts are kept, and they can be brought back */
  readonly bin: readonly OwnCell[];
  /** ids of cells, own or not, whose code is folded away */
  readonly foldedCode: readonly string[];
  /** the same for outputs */
  readonly foldedOutput: readonly string[];
}

/** A cell of the page: the author's or the learner's. */
export type PageCell = { readonly kind: 'lesson'; readonly id: string } | OwnCell;

/** The anchor below everything that the author wrote. No cell has this id: ids are letters, digits and hyphens. */
export const LESSON_END = '$';

export const OWN_CELL_LIMITS = {
  /** own cells of one lesson */
  cells: 200,
  /** deleted cells that can still be brought back */
  binned: 50,
  /** changes that "undo" can take back */
  undoSteps: 100,
} as const;

export const NO_OWN_CELLS: OwnCells = { cells: [], bin: [], foldedCode: [], foldedOutput: [] };

/** Where a cell may stand: a group of neighbours. */
export interface Place {
  readonly anchor: string;
  readonly side: OwnCell['side'];
}

const AT_END: Place = { anchor: LESSON_END, side: 'after' };

/** All places of a lesson from top to bottom. */
export const toPlaces = (lesson: readonly string[]): Place[] => [
  ...lesson.flatMap((anchor): Place[] => [
    { anchor, side: 'before' },
    { anchor, side: 'after' },
  ]),
  AT_END,
];

/** The place where a cell is shown in this version of the lesson. */
export const toPlace = ({ anchor, side }: Place, lesson: readonly string[]): Place => (lesson.includes(anchor) ? { anchor, side } : AT_END);

export const isSamePlace = (one: Place, other: Place): boolean => one.anchor === other.anchor && one.side === other.side;

/** The own cells of one place, in order. */
export const findAt = (own: OwnCells, place: Place, lesson: readonly string[]): OwnCell[] => own.cells.filter((cell) => isSamePlace(toPlace(cell, lesson), place));

/** Every cell in the order of the page. Asked at every key, so it looks at each cell once. */
export function toPageOrder(own: OwnCells, lesson: readonly string[]): PageCell[] {
  const groups = new Map<string, OwnCell[]>();
  const toKey = ({ anchor, side }: Place): string => `${side} ${anchor}`;
  const known = new Set(lesson);
  for (const cell of own.cells) {
    const key = toKey(known.has(cell.anchor) ? cell : AT_END);
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return toPlaces(lesson).flatMap((place): PageCell[] => {
    const here = groups.get(toKey(place)) ?? [];
    return place.side === 'before' ? [...here, { kind: 'lesson', id: place.anchor }] : here;
  });
}

export const isFolded = (own: OwnCells, part: 'code' | 'output', id: string): boolean => (part === 'code' ? own.foldedCode : own.foldedOutput).includes(id);

/** Folds a part of a cell, or unfolds it. */
export function foldPart(own: OwnCells, part: 'code' | 'output', ids: readonly string[], folded: boolean): OwnCells {
  const key = part === 'code' ? 'foldedCode' : 'foldedOutput';
  const others = own[key].filter((id) => !ids.includes(id));
  return { ...own, [key]: folded ? [...others, ...ids] : others };
}

/**
 * Joins what two tabs or devices made of one lesson without knowing of each other: a cell that either has is kept, in the order of
 * `mine` and beside the neighbour it has in `theirs`. Folds are mine.
 */
export function mergeOwnCells(mine: OwnCells, theirs: OwnCells): OwnCells {
  const cells = [...mine.cells];
  const known = new Set(cells.map(({ id }) => id));
  const deleted = new Set(mine.bin.map(({ id }) => id));
  theirs.cells.forEach((cell, index) => {
    if (known.has(cell.id) || deleted.has(cell.id)) return;
    const before = theirs.cells.slice(0, index).findLast(({ id }) => known.has(id));
    cells.splice(before === undefined ? 0 : cells.findIndex(({ id }) => id === before.id) + 1, 0, cell);
    known.add(cell.id);
  });
  const bin = [...theirs.bin.filter(({ id }) => !deleted.has(id)), ...mine.bin].filter(({ id }) => !known.has(id));
  return { ...mine, cells, bin: bin.slice(-OWN_CELL_LIMITS.binned) };
}
