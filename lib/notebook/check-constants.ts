import { CellSyntaxError } from './cell-syntax-error.ts';
import { selectOptionalPosition, type LineSegments } from './decode-mappings.ts';
import type { Declaration } from './find-declarations.ts';
import type { NameUse } from './find-name-uses.ts';

/** A cell may not assign to its own constants and imports. Throws `CellSyntaxError` at the assignment. */
export function checkConstants(topLevel: ReadonlyMap<string, Declaration>, nameUses: readonly NameUse[], segments: readonly LineSegments[]): void {
  for (const { id, own, writes } of nameUses) {
    const kind = topLevel.get(id.name)?.kind;
    if (!own || !writes || (kind !== 'const' && kind !== 'import')) continue;
    const { line, column } = id.loc?.start ?? { line: 1, column: 0 };
    const position = selectOptionalPosition(segments[line - 1], column);
    const what = kind === 'const' ? `'${id.name}' is a constant, so nothing can be assigned to it. Declare it with 'let' to change it.` : `'${id.name}' is imported, so nothing can be assigned to it.`;
    throw new CellSyntaxError(what, (position?.line ?? line - 1) + 1, (position?.column ?? column) + 1);
  }
}
