import type { CellFacts } from './protocol.ts';

/** In the place of a cell's id where a figure gave names other values; no cell can be called so. */
export const A_FIGURE = 'a figure';

/** The same where a reader moved a control. */
export const A_CONTROL = 'a control';

/** What a run changed, newest last: the page keeps the runs that went well since the kernel started. */
export interface PastRun {
  /** or `A_FIGURE`, or `A_CONTROL` */
  readonly cellId: string;
  /** facts of the text that ran, not of the text now in the editor */
  readonly facts: CellFacts;
}

/**
 * Cells whose last run saw other values than they would see now, in a run from top to bottom: used names were given anew or changed
 * afterwards, directly, through other stale cells, or through what a function they called uses. A cell that never ran is not stale;
 * neither is one that only defines functions, because these find the newest values by themselves.
 * @param order ids in page order: what a cell does to a name is nothing to those above it. Who is not in it counts for all.
 */
export function findStaleCells(runs: readonly PastRun[], order: readonly string[] = []): Set<string> {
  const history = new RunHistory(runs, order);
  const stale = new Set<string>();
  // Each turn may make more cells stale through those found so far.
  for (let before = -1; before !== stale.size; ) {
    before = stale.size;
    for (const [cellId, { time, facts }] of history.lastRuns) if (history.isOutdated(cellId, time, facts, stale)) stale.add(cellId);
  }
  return stale;
}

interface Run {
  readonly time: number;
  readonly facts: CellFacts;
}

/** By name, then by cell. */
type RunsOfName = Map<string, Map<string, Run>>;

/** Before every run, and above every cell. */
const BEFORE_ALL = -1;

class RunHistory {
  readonly lastRuns = new Map<string, Run>();
  private readonly definers: RunsOfName = new Map();
  private readonly changers: RunsOfName = new Map();
  private readonly places: ReadonlyMap<string, number>;

  constructor(runs: readonly PastRun[], order: readonly string[]) {
    this.places = new Map(order.map((id, place) => [id, place]));
    runs.forEach(({ cellId, facts }, time) => {
      const run = { time, facts };
      this.lastRuns.set(cellId, run);
      for (const name of facts.defines) keep(this.definers, name, cellId, run);
      for (const name of [...facts.writes, ...facts.changes]) keep(this.changers, name, cellId, run);
    });
  }

  isOutdated(cellId: string, time: number, facts: CellFacts, stale: ReadonlySet<string>): boolean {
    const late = new Set(facts.lateUses);
    const waiting = facts.uses.filter((name) => !late.has(name));
    const seen = new Set(waiting);
    const isNewer = (id: string, at: number): boolean => id !== cellId && (at > time || stale.has(id));
    for (const name of waiting) {
      const definer = this.findDefiner(name, cellId);
      if (definer && definer.time !== BEFORE_ALL && isNewer(definer.cellId, definer.time)) return true;
      for (const [changer, run] of this.changers.get(name) ?? []) {
        if (this.isBetween(changer, definer?.cellId, cellId) && isNewer(changer, run.time)) return true;
      }
      // The name may be a function: what that uses was used, too.
      for (const next of definer?.facts.lateUses ?? []) {
        if (!seen.has(next)) waiting.push(next);
        seen.add(next);
      }
    }
    return false;
  }

  /** Whose value a cell sees: that of the nearest cell above which declares it, else of the one that ran last. */
  private findDefiner(name: string, user: string): { readonly cellId: string; readonly time: number; readonly facts: CellFacts } | null {
    const definers = [...(this.definers.get(name) ?? [])].map(([cellId, run]) => ({ cellId, ...run }));
    const place = this.places.get(user);
    const above = definers.filter(({ cellId }) => place !== undefined && (this.places.get(cellId) ?? Infinity) < place).sort((a, b) => this.placeOf(b.cellId) - this.placeOf(a.cellId));
    const definer = above[0] ?? definers.sort((a, b) => b.time - a.time)[0];
    if (!definer) return null;
    // Importing once more gives the same value.
    return definers.every(({ facts }) => facts.imported.includes(name)) ? { ...definer, time: BEFORE_ALL } : definer;
  }

  private isBetween(changer: string, definer: string | undefined, user: string): boolean {
    const [at, end] = [this.places.get(changer), this.places.get(user)];
    if (at === undefined || end === undefined) return true;
    const start = definer === undefined ? BEFORE_ALL : this.placeOf(definer);
    return at < end && (at > start || start > end);
  }

  private placeOf = (cellId: string): number => this.places.get(cellId) ?? BEFORE_ALL;
}

function keep(runs: RunsOfName, name: string, cellId: string, run: Run): void {
  const cells = runs.get(name) ?? new Map<string, Run>();
  cells.set(cellId, run);
  runs.set(name, cells);
}

/** Only the runs that still tell something: the last of each cell, and older ones that were its last to give or change some name. */
export function compactRuns(runs: readonly PastRun[]): PastRun[] {
  const told = new Set<string>();
  return runs
    .toReversed()
    .filter(({ cellId, facts }) => {
      const keys = [...facts.defines.map((name) => `= ${name}`), ...[...facts.writes, ...facts.changes].map((name) => `~ ${name}`), ''].map((key) => `${cellId} ${key}`);
      const isNew = keys.some((key) => !told.has(key));
      keys.forEach((key) => told.add(key));
      return isNew;
    })
    .reverse();
}
