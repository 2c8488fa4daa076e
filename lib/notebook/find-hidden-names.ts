import type { PastRun } from './find-stale-cells.ts';
import { findLinks, type GraphCell } from './graph.ts';

/** A name whose value no run of the page from top to bottom would give: it is there because of something that is gone or stands elsewhere. */
export interface HiddenName {
  readonly name: string;
  /** the cell that gave it, maybe deleted since */
  readonly from: string;
  /** `deleted`: the cell is gone; `former-text`: its text no longer declares the name; `other-cell`: another cell should give it */
  readonly how: 'deleted' | 'former-text' | 'other-cell';
  /** a cell that declares it now; null when none does */
  readonly instead: string | null;
  /** cells whose texts use it, in page order */
  readonly users: readonly string[];
}

/**
 * Hidden state of the kernel.
 * @param cells texts as they stand in the editors; those that cannot be read (facts null) hide nothing
 * @param runs those of the living kernel
 */
export function findHiddenNames(cells: readonly GraphCell[], runs: readonly PastRun[]): HiddenName[] {
  const givers = new Map<string, string>();
  for (const { cellId, facts } of runs) for (const name of facts.defines) givers.set(name, cellId);
  const known = new Map(cells.map((cell) => [cell.id, cell]));
  const definers = (name: string): string[] => cells.filter(({ facts }) => facts?.defines.includes(name)).map(({ id }) => id);
  const users = (name: string): string[] => cells.filter(({ facts }) => facts?.uses.includes(name)).map(({ id }) => id);

  const gone = [...givers].flatMap(([name, from]): HiddenName[] => {
    const cell = known.get(from);
    if (cell && (cell.facts === null || cell.facts.defines.includes(name))) return [];
    return [{ name, from, how: cell ? 'former-text' : 'deleted', instead: definers(name)[0] ?? null, users: users(name) }];
  });
  return [...gone, ...findMisplaced(cells, runs, givers)];
}

/** Names that a cell saw from another cell than it would in a run from top to bottom: two declare them, and the wrong one had run last. */
function findMisplaced(cells: readonly GraphCell[], runs: readonly PastRun[], givers: ReadonlyMap<string, string>): HiddenName[] {
  const found = new Map<string, { readonly hidden: HiddenName; readonly users: string[] }>();
  const known = new Map(cells.map((cell) => [cell.id, cell]));
  for (const { from: instead, to, names } of findLinks(cells)) {
    const lastRun = runs.findLastIndex(({ cellId }) => cellId === to);
    for (const name of names) {
      if (!known.get(instead)?.facts?.defines.includes(name) || known.get(instead)?.facts?.imported.includes(name)) continue;
      // seen by its last run, else what a run would see now
      const from = lastRun === -1 ? givers.get(name) : runs.slice(0, lastRun).findLast(({ facts }) => facts.defines.includes(name))?.cellId;
      if (from === undefined || from === instead || from === to || !known.get(from)?.facts?.defines.includes(name)) continue;
      if (lastRun === -1 && !runs.some(({ cellId }) => cellId === instead)) continue; // nothing was overwritten
      const entry = found.get(`${name} ${from} ${instead}`) ?? { hidden: { name, from, how: 'other-cell', instead, users: [] }, users: [] };
      entry.users.push(to);
      found.set(`${name} ${from} ${instead}`, entry);
    }
  }
  return [...found.values()].map(({ hidden, users }) => ({ ...hidden, users }));
}
