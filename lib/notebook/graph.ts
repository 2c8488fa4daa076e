import type { CellFacts } from './protocol.ts';

/** A cell of the notebook in page order with what is known of it. `facts` is null until its text was compiled, or cannot be. */
export interface GraphCell {
  readonly id: string;
  readonly facts: CellFacts | null;
}

/** One cell gives another something. */
export interface Link {
  /** declares or changes the names */
  readonly from: string;
  readonly to: string;
  readonly names: readonly string[];
  /** only functions of `to` use them, when they are called */
  readonly late: boolean;
}

/** What each cell takes from which, in the order of the takers: the nearest declaration above, else the first below, and changes in between. */
export function findLinks(cells: readonly GraphCell[]): Link[] {
  const book = new Declarations(cells);
  return cells.flatMap(({ id, facts }, user) => {
    const links = new Map<number, { names: string[]; late: boolean }>();
    for (const name of facts?.uses ?? []) {
      const late = facts?.lateUses.includes(name) ?? false;
      const giver = book.findGiver(name, user);
      if (giver === null) continue;
      for (const from of new Set([giver, ...book.findChangers(name, giver, user)])) {
        const link = links.get(from);
        links.set(from, { names: [...(link?.names ?? []), name], late: late && (link?.late ?? true) });
      }
    }
    return [...links].sort(([a], [b]) => a - b).map(([from, link]) => ({ from: cells[from]?.id ?? '', to: id, ...link }));
  });
}

/** The cells that give a cell what it uses, and what those use, in page order, the cell itself last if it is not needed earlier. */
export function findNeededCells(cells: readonly GraphCell[], cellId: string): string[] {
  const index = cells.findIndex(({ id }) => id === cellId);
  if (index === -1) return [];
  const book = new Declarations(cells);
  const needed = new Set([index]);
  for (const at of needed) {
    for (const name of cells[at]?.facts?.uses ?? []) {
      const giver = book.findGiver(name, at);
      if (giver !== null) needed.add(giver);
    }
    for (const name of cells[at]?.facts?.defines ?? []) for (const changer of book.findChangers(name, at, index)) needed.add(changer);
  }
  return [...needed].sort((a, b) => a - b).flatMap((at) => cells[at]?.id ?? []);
}

/** Names that more than one cell declares and not all import: legal, as in Jupyter, but the result then depends on the order of runs. */
export function findNamesGivenTwice(cells: readonly GraphCell[]): Map<string, string[]> {
  const givers = new Map<string, { ids: string[]; own: boolean }>();
  for (const { id, facts } of cells) {
    for (const name of facts?.defines ?? []) {
      const before = givers.get(name);
      givers.set(name, { ids: [...(before?.ids ?? []), id], own: before?.own === true || !facts?.imported.includes(name) });
    }
  }
  return new Map([...givers].filter(([, { ids, own }]) => own && ids.length > 1).map(([name, { ids }]) => [name, ids]));
}

/** Who declares and changes what, by place on the page. */
class Declarations {
  private readonly definers = new Map<string, number[]>();
  private readonly changers = new Map<string, number[]>();

  constructor(cells: readonly GraphCell[]) {
    cells.forEach(({ facts }, at) => {
      for (const name of facts?.defines ?? []) this.definers.set(name, [...(this.definers.get(name) ?? []), at]);
      for (const name of new Set([...(facts?.writes ?? []), ...(facts?.changes ?? [])])) this.changers.set(name, [...(this.changers.get(name) ?? []), at]);
    });
  }

  /** The nearest cell above that declares a name, else the first below; in a top-to-bottom run that is the one whose value is seen. */
  findGiver(name: string, user: number): number | null {
    const givers = (this.definers.get(name) ?? []).filter((at) => at !== user);
    return givers.findLast((at) => at < user) ?? givers[0] ?? null;
  }

  /** Cells between a name's declaration and a cell that change it. */
  findChangers(name: string, giver: number, user: number): number[] {
    return (this.changers.get(name) ?? []).filter((at) => at > giver && at < user);
  }
}
