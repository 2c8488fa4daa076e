/** Which results no longer say what their cell's text would give now. A pure function of facts, asked when drawn. */
import type { CellState, Staleness } from './cell-state.ts';

export interface CellNow {
  readonly id: string;
  /** text as it stands in the editor */
  readonly source: string;
  readonly state: CellState;
}

/** Why the cell at `index` is out of date; null when it is not (or never ran). `cells` are in page order. */
export function findStaleness(cells: readonly CellNow[], index: number): Staleness | null {
  const cell = cells[index];
  if (!cell || cell.state.count === null || cell.state.phase === 'idle') return null;
  if (cell.state.lost) return { kind: 'lost' };
  if (cell.state.ranSource !== null && cell.source !== cell.state.ranSource) return { kind: 'edited' };
  const because = cells.slice(0, index).filter((other) => feeds(other, cell) && isNewer(other, cell));
  return because.length === 0 ? null : { kind: 'upstream', because: because.map((other) => other.id) };
}

/** Does `above` give a name that `cell` takes? */
function feeds(above: CellNow, cell: CellNow): boolean {
  const given = above.state.facts;
  const taken = cell.state.facts;
  if (given === null || taken === null) return false;
  const names = new Set([...given.defines, ...given.writes]);
  return [...taken.uses, ...taken.lateUses].some((name) => names.has(name));
}

/** Has `above` changed since `cell` ran: by a later run, or by an edit that has not run yet? */
function isNewer(above: CellNow, cell: CellNow): boolean {
  if (above.state.ranSource !== null && above.source !== above.state.ranSource) return true;
  return (above.state.count ?? 0) > (cell.state.count ?? 0);
}
