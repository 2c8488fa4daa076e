/** What a TypeScript file of an exercise imports, with positions. */
import type { AnyNode } from 'acorn';
import type { TransformFailure } from 'esbuild';
import { ContentError, type Position } from '#lib/course/content-error.ts';
import { CellSyntaxError } from '#lib/notebook/cell-syntax-error.ts';
import { selectOptionalPosition } from '#lib/notebook/decode-mappings.ts';
import { parseProgram } from '#lib/notebook/parse-program.ts';
import { stripTypes } from '#lib/notebook/strip-types.ts';
import { walkNodes } from '#lib/notebook/walk-nodes.ts';

export interface FoundImport {
  /** null for `import(expression)`, whose target no one can know */
  readonly from: string | null;
  readonly position: Position;
}

/** All imports and re-exports of a file; throws a ContentError when it does not parse. */
export async function findImports(file: string, source: string): Promise<FoundImport[]> {
  try {
    const { js, segments } = stripTypes(source);
    const found: FoundImport[] = [];
    walkNodes(parseProgram(js, segments), (node) => {
      const target = readTarget(node);
      if (target === undefined) return;
      const { line, column } = node.loc?.start ?? { line: 1, column: 0 };
      const origin = selectOptionalPosition(segments[line - 1], column) ?? { line: line - 1, column };
      found.push({ from: target, position: { line: origin.line + 1, column: origin.column + 1 } });
    });
    return found;
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    const { position, message } = (await findBetterPlace(source)) ?? { position: { line: error.line, column: error.column }, message: error.message };
    throw new ContentError([{ file, position, expected: 'TypeScript', found: message, todo: 'correct the syntax' }]);
  }
}

/** Inside functions esbuild says more exactly where it went wrong than a parser that tries several readings. */
async function findBetterPlace(source: string): Promise<{ position: Position; message: string } | null> {
  // in the sandbox of untrusted lessons there is none
  const esbuild = await import('esbuild').catch(() => null);
  if (esbuild === null) return null;
  const failure = await esbuild.transform(source, { loader: 'ts', logLevel: 'silent' }).then(
    () => null,
    // esbuild documents no other rejection
    (error: unknown) => error as TransformFailure,
  );
  const first = failure?.errors[0];
  return first?.location ? { position: { line: first.location.line, column: first.location.column + 1 }, message: first.text } : null;
}

/** What a node imports: undefined when it is no import, null when that is computed. */
function readTarget(node: AnyNode): string | null | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return typeof node.source?.value === 'string' ? node.source.value : undefined;
    case 'ImportExpression':
      return node.source.type === 'Literal' && typeof node.source.value === 'string' ? node.source.value : null;
    default:
      return undefined;
  }
}
