/** A note on a cell in words, with what can be done about it. */
import type { CellNote } from '#lib/notebook/find-cell-notes.ts';
import type { HiddenName } from '#lib/notebook/find-hidden-names.ts';

/** Plain words, a name in the code, or a cell to go to. */
export type NotePart = string | { readonly name: string } | { readonly cell: string };

export interface NoteWords {
  readonly parts: readonly NotePart[];
  /** what a press can do about it; null where the learner decides in the text */
  readonly remedy: NoteRemedy | null;
}

export type NoteRemedy =
  /** run these, in this order */
  | { readonly do: 'run'; readonly label: string; readonly cells: readonly string[] }
  /** throw all names away, then run what the cell needs and the cell */
  | { readonly do: 'start-afresh'; readonly label: string; readonly cell: string };

/** @param cell the cell it is told to */
export function describeNote(note: CellNote, cell: string): NoteWords {
  switch (note.kind) {
    case 'circle':
      return say([...join(['This cell', ...note.cells.filter((id) => id !== cell).map((id) => ({ cell: id }))]), ' need each other (', ...listNames(note.names), '), so after a restart none of them can run first. Put what they share into one cell above them.']);
    case 'given-twice':
      return say([{ name: note.name }, ' is declared in ', ...listCells(note.others), ', too. Both may stay: the one that ran last gives the value. If they mean different things, give one another name.']);
    case 'below':
      return say([...listNames(note.names), ' comes from ', { cell: note.cell }, ' further down: in a run from top to bottom it is not there yet. Declare it above.']);
    case 'failed-above':
      return say([...listNames(note.names), ' comes from ', { cell: note.cell }, ', which did not run to its end. Put that right and run it, then this cell.']);
    case 'hidden':
      return { parts: describeHidden(note.hidden), remedy: findRemedy(note.hidden, cell) };
  }
}

/** Where a hidden name comes from, and what that means. */
export function describeHidden({ name, from, how, instead }: HiddenName): NotePart[] {
  if (how === 'other-cell') return [{ name }, ' has its value from ', { cell: from }, '; from top to bottom it would have that of ', ...(instead === null ? ['another cell'] : [{ cell: instead }]), '.'];
  const origin: NotePart[] = how === 'deleted' ? [{ name }, ` comes from the cell ${from}, which was deleted`] : [{ name }, ' comes from an earlier text of ', { cell: from }];
  return instead === null ? [...origin, '. No cell declares it now: after a restart it is gone.'] : [...origin, '; now ', { cell: instead }, ' declares it.'];
}

function findRemedy({ instead }: HiddenName, cell: string): NoteRemedy {
  if (instead === null) return { do: 'start-afresh', label: 'Restart and run what it needs', cell };
  return { do: 'run', label: `Run ${instead}, then this cell`, cells: [instead, cell] };
}

const say = (parts: readonly NotePart[]): NoteWords => ({ parts, remedy: null });
const listNames = (names: readonly string[]): NotePart[] => join(names.map((name) => ({ name })));
const listCells = (cells: readonly string[]): NotePart[] => join(cells.map((cell) => ({ cell })));

/** `a, b and c`. */
const join = (parts: readonly NotePart[]): NotePart[] => parts.flatMap((part, at) => (at === 0 ? [part] : [at === parts.length - 1 ? ' and ' : ', ', part]));

/** For tests and for the ear: the words alone. */
export const toText = (parts: readonly NotePart[]): string => parts.map((part) => (typeof part === 'string' ? part : 'name' in part ? part.name : part.cell)).join('');
