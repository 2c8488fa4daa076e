/** Which results no longer say what their cell's text would give now. Pure functions of facts, asked when drawn. */
import { A_CONTROL, A_FIGURE, type PastRun } from '#lib/notebook/find-stale-cells.ts';
import type { Link } from '#lib/notebook/graph.ts';
import type { CellState, Staleness } from './cell-state.ts';

export interface CellNow {
  readonly id: string;
  /** text as it stands in the editor */
  readonly source: string;
  readonly state: CellState;
}

/** How what ran hangs together, in the cells' order on the page. */
export interface Ways {
  /** cells whose last run saw other values than they would see now */
  readonly overtaken: ReadonlySet<string>;
  /** by the facts of what ran */
  readonly links: readonly Link[];
}

/** Why each cell is out of date, by id; cells that are not (or never ran) are left out. `runs` are those of the living kernel. */
export function findStaleness(cells: readonly CellNow[], runs: readonly PastRun[], { overtaken, links }: Ways): Map<string, Staleness> {
  const known = new Map(cells.map((cell) => [cell.id, cell]));
  const givers = new Map<string, CellNow[]>();
  for (const { from, to } of links) {
    const giver = known.get(from);
    if (giver) givers.set(to, [...(givers.get(to) ?? []), giver]);
  }
  const lastRun = ({ id }: CellNow): number => runs.findLastIndex(({ cellId }) => cellId === id);
  const result = new Map<string, Staleness>();
  for (const cell of cells) {
    const { state } = cell;
    if (state.count === null || state.phase === 'running' || state.phase === 'queued') continue;
    const feeders = givers.get(cell.id) ?? [];
    const spoilt = feeders.filter((other) => isEdited(other) || (isBad(other) && ranAfter(other, cell)));
    if (state.lost) result.set(cell.id, { kind: 'lost' });
    else if (isEdited(cell)) result.set(cell.id, { kind: 'edited' });
    else if (overtaken.has(cell.id)) {
      const since = runs.slice(lastRun(cell) + 1);
      const moved = since.filter(({ cellId }) => cellId === A_CONTROL).flatMap(({ facts }) => facts.writes.filter((name) => state.facts?.uses.includes(name)));
      const ran = feeders.filter((other) => spoilt.includes(other) || overtaken.has(other.id) || ranAfter(other, cell)).map(({ id }) => id);
      const because = [...new Set([...ran, ...moved])];
      const byFigure = since.some((run) => run.cellId === A_FIGURE && feeds(run, state));
      result.set(cell.id, byFigure && because.length === 0 ? { kind: 'figure' } : { kind: 'upstream', because });
    }
    else if (spoilt.length > 0) result.set(cell.id, { kind: 'upstream', because: spoilt.map(({ id }) => id) });
  }
  return result;
}

export const isEdited = ({ state, source }: CellNow): boolean => state.ranSource !== null && source !== state.ranSource;
/** A run that ends early leaves its names half made. */
export const isBad = ({ state }: CellNow): boolean => state.phase === 'failed' || state.phase === 'stopped';
const ranAfter = (one: CellNow, other: CellNow): boolean => (one.state.count ?? 0) > (other.state.count ?? 0);

/** Did a figure give a name that the cell takes? */
function feeds({ facts }: PastRun, { facts: taken }: CellState): boolean {
  return taken?.uses.some((name) => facts.writes.includes(name)) ?? false;
}
