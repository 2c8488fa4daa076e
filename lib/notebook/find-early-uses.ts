import type { Declaration } from './find-declarations.ts';
import type { NameUse } from './find-name-uses.ts';

/**
 * Uses that run before the `let`, `const` or class they name. Statements of a cell's top level run once and in order, so
 * such a use always throws in JavaScript; shared-scope variables would quietly read `undefined` instead.
 */
export function findEarlyUses(topLevel: ReadonlyMap<string, Declaration>, nameUses: readonly NameUse[]): NameUse[] {
  return nameUses.filter(({ id, own, inFunction }) => {
    const declaration = topLevel.get(id.name);
    if (!own || inFunction || !declaration || !['let', 'const', 'class'].includes(declaration.kind)) return false;
    const init = declaration.declarator?.init;
    return id.start < declaration.id.start || (init && id.start >= init.start && id.end <= init.end);
  });
}
