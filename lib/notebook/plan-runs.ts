/** Which cells to run, and in which order, when more than one is meant. Pure: the notebook asks, and runs what is answered. */
import { A_CONTROL } from './find-stale-cells.ts';
import { findLinks, findNeededCells, type GraphCell, type Link } from './graph.ts';
import { findDependants, sortCells } from './sort-cells.ts';

export interface PlanCell extends GraphCell {
  /** what the kernel holds of it: nothing yet or no longer; all it gives; what a failed or stopped run left; what a run will bring that waits or is on */
  readonly value: 'none' | 'there' | 'broken' | 'coming';
  /** its results are not those of its text and of what stands above */
  readonly outdated: boolean;
  /** typed since it ran, or never run and typed: only the learner knows whether the text is complete */
  readonly typed: boolean;
}

/** What is stale, with what it needs that has not run: all of it, or what one cell needs and that cell itself. */
export function planStale(cells: readonly PlanCell[], cellId: string | null = null): string[] {
  const known = new Map(cells.map((cell) => [cell.id, cell]));
  const wanted = cellId === null ? cells.filter(({ outdated, value }) => outdated && value !== 'coming').map(({ id }) => id) : [cellId];
  const plan = new Set(wanted);
  for (const id of wanted) {
    for (const needed of findNeededCells(cells, id)) {
      const cell = known.get(needed);
      if (cell && cell.value !== 'coming' && (cell.outdated || cell.value !== 'there')) plan.add(needed);
    }
  }
  return sort(cells, plan);
}

/**
 * What runs by itself behind cells that have run: what depends on them, as far as all it needs is there. Left alone are cells that
 * were typed in and not run since, those that wait for their turn or ran behind the change already, and what depends on the change
 * only through cells that were typed in or wait.
 */
export function planDependants(cells: readonly PlanCell[], changed: ReadonlySet<string>): string[] {
  const upToDate = new Set(cells.filter(({ outdated, value }) => !outdated && value === 'there').map(({ id }) => id));
  return planBehind(cells, findLinks(cells), changed).filter((id) => !upToDate.has(id));
}

/** What runs by itself because names hold something else without a run, by the same rules: of what is out of date. */
export function planBehindNames(cells: readonly PlanCell[], names: ReadonlySet<string>): string[] {
  const links = findLinks(cells);
  const takers = links.filter(({ names: given }) => given.some((name) => names.has(name)));
  // those who gave the names have not changed: they stand apart under a name that no cell has
  const behind = [...links, ...takers.map((link) => ({ ...link, from: A_CONTROL }))];
  const outdated = new Set(cells.filter((cell) => cell.outdated).map(({ id }) => id));
  return planBehind(cells, behind, new Set([A_CONTROL])).filter((id) => outdated.has(id));
}

function planBehind(cells: readonly PlanCell[], links: readonly Link[], changed: ReadonlySet<string>): string[] {
  const known = new Map(cells.map((cell) => [cell.id, cell]));
  const left = new Set<string>();
  for (;;) {
    const plan = findDependants(links.filter(({ from, to }) => !left.has(from) && !left.has(to)), changed);
    const isThere = (id: string): boolean => changed.has(id) || plan.has(id) || ['there', 'coming'].includes(known.get(id)?.value ?? 'none');
    const unfit = [...plan].filter((id) => {
      const cell = known.get(id);
      return !cell?.facts || cell.typed || cell.value === 'coming' || !hasAllItNeeds(id, links, isThere);
    });
    if (unfit.length === 0) return sort(cells, plan);
    unfit.forEach((id) => left.add(id));
  }
}

/** What it uses is there, and what functions that it uses need. What these cells once needed themselves does not matter. */
function hasAllItNeeds(cellId: string, links: readonly Link[], isThere: (id: string) => boolean): boolean {
  const needed = new Set<string>();
  const waiting = [cellId];
  for (const at of waiting) {
    for (const { from, to, late } of links) {
      if (to !== at || (at !== cellId && !late) || from === cellId || needed.has(from)) continue;
      if (!isThere(from)) return false;
      needed.add(from);
      waiting.push(from);
    }
  }
  return true;
}

/** What can no longer run behind a cell that failed. */
export function findBlocked(cells: readonly GraphCell[], failed: string): Set<string> {
  return findDependants(findLinks(cells), new Set([failed]));
}

const sort = (cells: readonly GraphCell[], ids: ReadonlySet<string>): string[] => sortCells(ids, findLinks(cells), cells.map(({ id }) => id));
