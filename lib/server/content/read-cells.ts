/** The cells of a lesson as its author wrote them, with their lines: what a tool runs that draws nothing. */
import { visit } from 'unist-util-visit';
import { CELL_META } from './find-cells.ts';
import { parseLesson } from './parse-lesson.ts';

export interface WrittenCell {
  readonly id: string;
  readonly source: string;
  /** of its first line of code in the lesson's file, from 1 */
  readonly line: number;
  /** marked `browser`: it uses what only a browser has */
  readonly needsBrowser: boolean;
}

/** In order. Throws a ContentError when the lesson cannot be parsed. */
export function readCells(file: string, text: string): readonly WrittenCell[] {
  const cells: WrittenCell[] = [];
  visit(parseLesson(file, text), 'code', ({ meta, value, position }) => {
    const [, id, browser] = CELL_META.exec(meta?.trim() ?? '') ?? [];
    if (id !== undefined) cells.push({ id, source: value, line: (position?.start.line ?? 0) + 1, needsBrowser: browser !== undefined });
  });
  return cells;
}
