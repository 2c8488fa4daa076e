import type { CellFacts } from './protocol.ts';

/** A cell of the notebook in page order with what is known of it. `facts` is null until its text was compiled. */
export interface GraphCell {
  readonly id: string;
  readonly facts: CellFacts | null;
}

/** In the place of a cell's id where a figure gave names other values; no cell can be called so. */
export const A_FIGURE = 'a figure';

/** What a run changed, newest last: the page keeps one entry per successful run since the kernel started. */
export interface PastRun {
  /** or `A_FIGURE` */
  readonly cellId: string;
  /** facts of the text that ran, not of the text now in the editor */
  readonly facts: CellFacts;
}

/**
 * Cells whose last run used names that were given anew afterwards, directly, through other stale cells, or through what a
 * function they called uses. A cell that never ran is not stale; neither is one that only defines functions, because these
 * find the newest values by themselves.
 */
export function findStaleCells(runs: readonly PastRun[]): Set<string> {
  const history = new RunHistory(runs);
  const stale = new Set<string>();
  // Each turn may make more cells stale through those found so far.
  for (let before = -1; before !== stale.size; ) {
    before = stale.size;
    for (const [cellId, time] of history.lastRuns) if (history.isOutdated(cellId, time, stale)) stale.add(cellId);
  }
  return stale;
}

class RunHistory {
  readonly lastRuns = new Map<string, number>();
  private readonly givers = new Map<string, { readonly cellId: string; readonly time: number; readonly facts: CellFacts }>();

  constructor(private readonly runs: readonly PastRun[]) {
    runs.forEach(({ cellId, facts }, time) => {
      this.lastRuns.set(cellId, time);
      for (const name of [...facts.defines, ...facts.writes]) this.givers.set(name, { cellId, time, facts });
    });
  }

  isOutdated(cellId: string, time: number, stale: ReadonlySet<string>): boolean {
    const facts = this.runs[time]?.facts;
    const late = new Set(facts?.lateUses);
    const waiting = (facts?.uses ?? []).filter((name) => !late.has(name));
    const seen = new Set(waiting);
    for (const name of waiting) {
      const giver = this.givers.get(name);
      if (!giver) continue;
      if (giver.cellId !== cellId && (giver.time > time || stale.has(giver.cellId))) return true;
      // The name may be a function: what that uses was used, too.
      for (const next of giver.facts.lateUses) {
        if (!seen.has(next)) waiting.push(next);
        seen.add(next);
      }
    }
    return false;
  }
}

/** The cells that give a cell what it uses, and what those use, in page order, the cell itself last if it is not needed earlier. */
export function findNeededCells(cells: readonly GraphCell[], cellId: string): string[] {
  const index = cells.findIndex(({ id }) => id === cellId);
  if (index === -1) return [];
  const needed = new Set([index]);
  for (const at of needed) {
    for (const name of cells[at]?.facts?.uses ?? []) for (const giver of findGivers(cells, name, at)) needed.add(giver);
    for (const name of cells[at]?.facts?.defines ?? []) for (const writer of findWriters(cells, name, at, index)) needed.add(writer);
  }
  return [...needed].sort((a, b) => a - b).flatMap((at) => cells[at]?.id ?? []);
}

/** The cells above a cell, in page order: what "run above" runs. */
export function findCellsAbove(cells: readonly GraphCell[], cellId: string): string[] {
  const index = cells.findIndex(({ id }) => id === cellId);
  return cells.slice(0, Math.max(index, 0)).map(({ id }) => id);
}

/** The nearest cell above that declares a name, else the first below; in a top-to-bottom run that is the one whose value is seen. */
function findGivers(cells: readonly GraphCell[], name: string, user: number): number[] {
  const givers = cells.flatMap(({ facts }, at) => (at !== user && facts?.defines.includes(name) ? [at] : []));
  const giver = givers.findLast((at) => at < user) ?? givers[0];
  return giver === undefined ? [] : [giver];
}

/** Cells between a name's declaration and the wanted cell that change it. */
function findWriters(cells: readonly GraphCell[], name: string, giver: number, wanted: number): number[] {
  return cells.flatMap(({ facts }, at) => (at > giver && at < wanted && facts?.writes.includes(name) ? [at] : []));
}

/** Names that more than one cell declares: legal, as in Jupyter, but the result then depends on the order of runs. */
export function findNamesGivenTwice(cells: readonly GraphCell[]): Map<string, string[]> {
  const givers = new Map<string, string[]>();
  for (const { id, facts } of cells) for (const name of facts?.defines ?? []) givers.set(name, [...(givers.get(name) ?? []), id]);
  return new Map([...givers].filter(([, ids]) => ids.length > 1));
}
