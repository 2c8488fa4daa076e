import type { AnyNode } from 'acorn';
import { selectOptionalPosition, type LineSegments } from './decode-mappings.ts';

/** The text of a cell is not a program. Positions are those of the learner's text, both from 1. */
export class CellSyntaxError extends Error {
  override name = 'SyntaxError';
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** Throws `CellSyntaxError` at a node of the cell's JavaScript. */
export function failAt(node: Pick<AnyNode, 'loc'>, segments: readonly LineSegments[], message: string): never {
  throw errorAt(node.loc?.start ?? { line: 1, column: 0 }, segments, message);
}

/** @param at of the JavaScript, line from 1, column from 0 */
export function errorAt(at: { readonly line: number; readonly column: number }, segments: readonly LineSegments[], message: string): CellSyntaxError {
  const position = selectOptionalPosition(segments[at.line - 1], at.column);
  return new CellSyntaxError(message, (position?.line ?? at.line - 1) + 1, (position?.column ?? at.column) + 1);
}
