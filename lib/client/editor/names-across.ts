/** Definitions and renames that go from one cell to another: pure, over what the type checker finds in the cells' hidden copies. */
import { findDeclaredNames, fromShadowOffset, toShadowOffset } from './cross-cell.ts';
import type { CellText } from './editor-bridge.ts';

/** A place in a hidden copy, as the type checker names it. */
export interface CheckerSpan {
  readonly fileName: string;
  readonly textSpan: { readonly start: number; readonly length: number };
  /** text that a rename needs around the new name: `{ x }` becomes `{ x: y }` */
  readonly prefixText?: string | undefined;
  readonly suffixText?: string | undefined;
}

/** A place in a cell. */
export interface CellSpan {
  readonly cell: string;
  readonly offset: number;
  readonly length: number;
}

const SHADOW = /\/shadow-(\d+)\.ts$/;

/** Where a place of a hidden copy stands in its cell; null: it is in none. `cells` as given to `toCrossCellLibrary`. */
export function toCellSpan(cells: readonly CellText[], { fileName, textSpan }: CheckerSpan): CellSpan | null {
  const cell = cells[Number(SHADOW.exec(fileName)?.[1] ?? -1)];
  return cell ? { cell: cell.path, offset: fromShadowOffset(cell.source, textSpan.start), length: textSpan.length } : null;
}

/** Where a name of the notebook is declared: in the last cell that does, as the checker takes it. */
export function findDeclaration(cells: readonly CellText[], name: string): CellSpan | null {
  const places = cells.flatMap(({ path, source }) => findDeclaredNames(source).filter((declared) => declared.name === name).map(({ offset }) => ({ cell: path, offset, length: name.length })));
  return places.at(-1) ?? null;
}

/** The places to ask the checker about for every use of a name: its declaration in each hidden copy, and in the global library. */
export function listQueries(cells: readonly CellText[], globals: string, name: string): { readonly file: string; readonly offset: number }[] {
  const inCells = cells.flatMap(({ source }, index) => findDeclaredNames(source).filter((declared) => declared.name === name).map(({ offset }) => ({ file: `shadow-${index}.ts`, offset: toShadowOffset(source, offset) })));
  const declared = [...globals.matchAll(/^ {2}(?:const|let) ([\w$]+):|(?:^ {2}| )type ([\w$]+) =/gm)].filter(([, value, type]) => (value ?? type) === name);
  return [...inCells, ...declared.map(({ 0: found, index }) => ({ file: 'globals.d.ts', offset: index + found.lastIndexOf(name) }))];
}

/** The cells that a rename changes, with their new texts. */
export function renameInCells(cells: readonly CellText[], spans: readonly CheckerSpan[], newName: string): readonly CellText[] {
  return cells.flatMap((cell) => {
    const edits = new Map<number, { readonly length: number; readonly text: string }>();
    for (const span of spans) {
      const place = toCellSpan(cells, span);
      if (place?.cell === cell.path) edits.set(place.offset, { length: place.length, text: `${span.prefixText ?? ''}${newName}${span.suffixText ?? ''}` });
    }
    if (edits.size === 0) return [];
    // from the end, so that the places before stay where they are
    const source = [...edits].toSorted(([a], [b]) => b - a).reduce((text, [offset, edit]) => text.slice(0, offset) + edit.text + text.slice(offset + edit.length), cell.source);
    return [{ path: cell.path, source }];
  });
}

/** Words that no variable can have. */
const RESERVED = new Set('await break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof let new null return static super switch this throw true try typeof undefined var void while with yield'.split(' '));

/** Why a name cannot be the new one, as a sentence; null: it can. */
export function findNameProblem(cells: readonly CellText[], name: string): string | null {
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) return `Expected letters, digits, _ or $, beginning with no digit, got "${name}".`;
  if (RESERVED.has(name)) return `${name} is a word of the language. Choose another name.`;
  const taken = findDeclaration(cells, name);
  return taken === null ? null : `${name} is declared already, in the cell ${taken.cell}. Choose another name.`;
}
