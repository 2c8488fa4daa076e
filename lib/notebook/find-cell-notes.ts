import type { HiddenName } from './find-hidden-names.ts';
import { findLinks, findNamesGivenTwice, type GraphCell } from './graph.ts';
import { findCircles } from './sort-cells.ts';

/** Something that a learner should know about how a cell hangs together with others: a help, nothing is refused because of it. */
export type CellNote =
  /** the cells need each other; in page order */
  | { readonly kind: 'circle'; readonly cells: readonly string[]; /** what they give each other */ readonly names: readonly string[] }
  | { readonly kind: 'given-twice'; readonly name: string; /** the other cells that declare it */ readonly others: readonly string[] }
  /** what it uses is declared further down only */
  | { readonly kind: 'below'; readonly names: readonly string[]; readonly cell: string }
  | { readonly kind: 'hidden'; readonly hidden: HiddenName }
  /** what it uses comes from a cell whose last run failed or was stopped */
  | { readonly kind: 'failed-above'; readonly names: readonly string[]; readonly cell: string };

export interface NoteCell extends GraphCell {
  /** its text is the learner's: an author's own repeated names need no help */
  readonly mine: boolean;
  /** its last run failed or was stopped */
  readonly bad: boolean;
}

/** The notes of each cell that has any. */
export function findCellNotes(cells: readonly NoteCell[], hidden: readonly HiddenName[]): Map<string, CellNote[]> {
  const notes = new Map<string, CellNote[]>();
  const add = (id: string, note: CellNote): void => void notes.set(id, [...(notes.get(id) ?? []), note]);
  const page = cells.map(({ id }) => id);
  const known = new Map(cells.map((cell) => [cell.id, cell]));
  const links = findLinks(cells);

  for (const one of hidden) for (const id of one.users) add(id, { kind: 'hidden', hidden: one });

  const circles = findCircles(links, page);
  for (const circle of circles) {
    const names = [...new Set(links.filter(({ from, to, late }) => !late && circle.includes(from) && circle.includes(to)).flatMap((link) => link.names))];
    for (const id of circle) add(id, { kind: 'circle', cells: circle, names });
  }

  for (const { from, to, names, late } of links) {
    if (known.get(from)?.bad) add(to, { kind: 'failed-above', names, cell: from });
    const inCircle = circles.some((circle) => circle.includes(from) && circle.includes(to));
    if (!late && !inCircle && page.indexOf(from) > page.indexOf(to)) add(to, { kind: 'below', names, cell: from });
  }

  for (const [name, ids] of findNamesGivenTwice(cells)) {
    if (!ids.some((id) => known.get(id)?.mine)) continue;
    for (const id of ids) add(id, { kind: 'given-twice', name, others: ids.filter((other) => other !== id) });
  }
  return notes;
}
