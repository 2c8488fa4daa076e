import { failAt } from './cell-syntax-error.ts';
import type { LineSegments } from './decode-mappings.ts';
import type { Declaration } from './find-declarations.ts';
import type { NameUse } from './find-name-uses.ts';

/** A cell may not assign to its own constants and imports. Throws `CellSyntaxError` at the assignment. */
export function checkConstants(topLevel: ReadonlyMap<string, Declaration>, nameUses: readonly NameUse[], segments: readonly LineSegments[]): void {
  for (const { id, own, writes } of nameUses) {
    const kind = topLevel.get(id.name)?.kind;
    if (!own || !writes || (kind !== 'const' && kind !== 'import')) continue;
    const what = kind === 'const' ? `'${id.name}' is a constant, so nothing can be assigned to it. Declare it with 'let' to change it.` : `'${id.name}' is imported, so nothing can be assigned to it.`;
    failAt(id, segments, what);
  }
}
