import { failAt } from './cell-syntax-error.ts';
import type { LineSegments } from './decode-mappings.ts';
import type { Declaration } from './find-declarations.ts';

/** The language keeps these for itself; they cannot become variables of the shared scope. */
const KEPT_NAMES: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity', 'globalThis', 'self']);

/** Throws `CellSyntaxError` where a cell declares a name that the language keeps. */
export function checkSpecialNames(topLevel: ReadonlyMap<string, Declaration>, segments: readonly LineSegments[]): void {
  for (const { name, id } of topLevel.values()) {
    if (!KEPT_NAMES.has(name)) continue;
    failAt(id, segments, `'${name}' belongs to the language and cannot be declared. Choose another name.`);
  }
}
