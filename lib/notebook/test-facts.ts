/** Facts for tests: of real texts, or made by hand. */
import { compileCell } from './compile-cell.ts';
import type { PastRun } from './find-stale-cells.ts';
import type { GraphCell } from './graph.ts';
import { NO_FACTS, type CellFacts } from './protocol.ts';

/** Facts of a text; null while it cannot be read. */
export function factsOf(source: string): CellFacts | null {
  try {
    return compileCell(source, { cellId: 'test' }).facts;
  } catch {
    return null;
  }
}

/** Cells in page order by their texts. */
export const toBook = (texts: Readonly<Record<string, string>>): GraphCell[] => Object.entries(texts).map(([id, source]) => ({ id, facts: factsOf(source) }));

/** A run of a text that went well. */
export const ran = (cellId: string, source: string): PastRun => ({ cellId, facts: factsOf(source) ?? NO_FACTS });

/** `late` names are used, too; `changes` are used and changed in place. */
export const toFacts = (names: { defines?: string; uses?: string; late?: string; writes?: string; changes?: string; imported?: string }): CellFacts => {
  const words = (list = ''): string[] => list.split(' ').filter(Boolean);
  return {
    ...NO_FACTS,
    defines: words(`${names.defines ?? ''} ${names.imported ?? ''}`),
    uses: [...new Set(words(`${names.uses ?? ''} ${names.late ?? ''} ${names.changes ?? ''}`))],
    writes: words(names.writes),
    changes: words(names.changes),
    lateUses: words(names.late),
    imported: words(names.imported),
  };
};
