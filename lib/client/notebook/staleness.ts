/** Which results no longer say what their cell's text would give now. Pure functions of facts, asked when drawn. */
import { A_FIGURE, findStaleCells, type PastRun } from '#lib/notebook/graph.ts';
import type { CellState, Staleness } from './cell-state.ts';

export interface CellNow {
  readonly id: string;
  /** text as it stands in the editor */
  readonly source: string;
  readonly state: CellState;
}

/** Why each cell is out of date, by id; cells that are not (or never ran) are left out. `runs` are those of the living kernel. */
export function findStaleness(cells: readonly CellNow[], runs: readonly PastRun[]): Map<string, Staleness> {
  const overtaken = findStaleCells(runs);
  const lastRun = ({ id }: CellNow): number => runs.findLastIndex(({ cellId }) => cellId === id);
  const result = new Map<string, Staleness>();
  for (const cell of cells) {
    const { state } = cell;
    if (state.count === null || state.phase === 'running' || state.phase === 'queued') continue;
    const feeders = cells.filter((other) => other.id !== cell.id && feeds(other.state, state));
    const edited = feeders.filter(isEdited);
    if (state.lost) result.set(cell.id, { kind: 'lost' });
    else if (isEdited(cell)) result.set(cell.id, { kind: 'edited' });
    else if (overtaken.has(cell.id)) {
      const because = feeders.filter((other) => isEdited(other) || overtaken.has(other.id) || ranAfter(other, cell)).map(({ id }) => id);
      const byFigure = runs.some((run, time) => run.cellId === A_FIGURE && time > lastRun(cell) && feeds(run, state));
      result.set(cell.id, byFigure && because.length === 0 ? { kind: 'figure' } : { kind: 'upstream', because });
    }
    else if (edited.length > 0) result.set(cell.id, { kind: 'upstream', because: edited.map(({ id }) => id) });
  }
  return result;
}

const isEdited = ({ state, source }: CellNow): boolean => state.ranSource !== null && source !== state.ranSource;
const ranAfter = (one: CellNow, other: CellNow): boolean => (one.state.count ?? 0) > (other.state.count ?? 0);

/** Does `giver` give a name that `taker` takes? */
function feeds({ facts: given }: Pick<CellState, 'facts'>, { facts: taken }: CellState): boolean {
  if (given === null || taken === null) return false;
  const names = new Set([...given.defines, ...given.writes]);
  return [...taken.uses, ...taken.lateUses].some((name) => names.has(name));
}
