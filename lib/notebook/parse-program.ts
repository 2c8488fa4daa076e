import { parse, type Program } from 'acorn';
import { CellSyntaxError } from './cell-syntax-error.ts';
import { selectOptionalPosition, type LineSegments } from './decode-mappings.ts';

/** Parses the JavaScript of a cell as a module with top-level await. Throws `CellSyntaxError` at the learner's position. */
export function parseProgram(js: string, segments: readonly LineSegments[]): Program {
  try {
    return parse(js, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      locations: true,
      allowAwaitOutsideFunction: true,
      checkPrivateFields: true,
    });
  } catch (error) {
    if (!isAcornError(error)) throw error;
    const { line, column } = error.loc;
    const position = selectOptionalPosition(segments[line - 1], column);
    throw new CellSyntaxError(
      error.message.replace(/ \(\d+:\d+\)$/, ''),
      (position?.line ?? line - 1) + 1,
      (position?.column ?? column) + 1,
    );
  }
}

function isAcornError(error: unknown): error is SyntaxError & { readonly loc: { readonly line: number; readonly column: number } } {
  return error instanceof SyntaxError && 'loc' in error;
}
