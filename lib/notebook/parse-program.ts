import { parse, type Program } from 'acorn';
import { errorAt } from './cell-syntax-error.ts';
import { explainUnsupported } from './check-unsupported.ts';
import type { LineSegments } from './decode-mappings.ts';

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
    throw errorAt(error.loc, segments, explainUnsupported(js, error.pos) ?? error.message.replace(/ \(\d+:\d+\)$/, ''));
  }
}

function isAcornError(error: unknown): error is SyntaxError & { readonly pos: number; readonly loc: { readonly line: number; readonly column: number } } {
  return error instanceof SyntaxError && 'loc' in error;
}
