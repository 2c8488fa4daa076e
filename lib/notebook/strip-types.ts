import { transform } from 'sucrase';
import { CellSyntaxError } from './cell-syntax-error.ts';
import { decodeMappings, type LineSegments } from './decode-mappings.ts';

export interface StrippedCell {
  /** The cell as JavaScript, line for line as the learner typed it. */
  readonly js: string;
  /** Per line, where its words stood in the learner's text: types that vanish move columns, never lines. */
  readonly segments: readonly LineSegments[];
}

/** Turns the TypeScript of a cell into JavaScript. Throws `CellSyntaxError`. */
export function stripTypes(source: string): StrippedCell {
  try {
    const { code, sourceMap } = transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      // An import that nothing uses yet still has to bring its names into the notebook's scope.
      keepUnusedImports: true,
      preserveDynamicImport: true,
      production: true,
      filePath: 'cell.ts',
      sourceMapOptions: { compiledFilename: 'cell.js' },
    });
    return { js: code, segments: decodeMappings(sourceMap?.mappings ?? '') };
  } catch (error) {
    throw toSyntaxError(error);
  }
}

function toSyntaxError(error: unknown): CellSyntaxError {
  const text = error instanceof Error ? error.message : String(error);
  const position = /\((\d+):(\d+)\)\s*$/.exec(text);
  const message = text.replace(/^Error transforming [^:]*: /, '').replace(/\s*\(\d+:\d+\)\s*$/, '');
  return new CellSyntaxError(message, Number(position?.[1] ?? 1), Number(position?.[2] ?? 1));
}
