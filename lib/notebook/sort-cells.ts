import type { Link } from './graph.ts';

/**
 * Cells in an order in which each comes behind those it takes something from, otherwise as on the page. In a circle there is no
 * such order: there, what only functions use is passed over first, then the page decides.
 * @param page all ids in page order
 */
export function sortCells(ids: ReadonlySet<string>, links: readonly Link[], page: readonly string[]): string[] {
  const waiting = new Set(page.filter((id) => ids.has(id)));
  const inside = links.filter(({ from, to }) => from !== to && waiting.has(from) && waiting.has(to));
  const sorted: string[] = [];
  while (waiting.size > 0) {
    const isFree = (id: string, pass: (link: Link) => boolean): boolean => inside.every((link) => link.to !== id || !waiting.has(link.from) || pass(link));
    const list = [...waiting];
    const next = list.find((id) => isFree(id, () => false)) ?? list.find((id) => isFree(id, ({ late }) => late)) ?? list[0];
    if (next === undefined) break;
    waiting.delete(next);
    sorted.push(next);
  }
  return sorted;
}

/** Groups of cells that need each other before any of them can run, each in page order. What only functions use makes no circle. */
export function findCircles(links: readonly Link[], page: readonly string[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to, late } of links) if (!late) next.set(from, [...(next.get(from) ?? []), to]);
  const reach = new Map(page.map((id) => [id, findReached(id, next)]));
  const circles = new Map<string, string[]>();
  for (const id of page) {
    const circle = [...(reach.get(id) ?? [])].filter((other) => reach.get(other)?.has(id)).sort((a, b) => page.indexOf(a) - page.indexOf(b));
    const [first] = circle;
    if (first !== undefined && circle.length > 1) circles.set(first, circle);
  }
  return [...circles.values()];
}

/** Where links lead from a cell; the cell itself only if they lead back. */
function findReached(start: string, next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (const at of waiting) {
    for (const to of next.get(at) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      waiting.push(to);
    }
  }
  return reached;
}

/**
 * Cells that have to run again when some have run: those that use what these give, and so on. A cell whose functions only use it
 * need not: their callers must. The cells themselves are not among them, so that a circle ends.
 */
export function findDependants(links: readonly Link[], changed: ReadonlySet<string>): Set<string> {
  const dependants = new Set<string>();
  const passed = new Set(changed);
  const waiting = [...changed];
  for (const at of waiting) {
    for (const { from, to, late } of links) {
      if (from !== at || changed.has(to)) continue;
      if (!late) dependants.add(to);
      if (passed.has(to)) continue;
      passed.add(to);
      waiting.push(to);
    }
  }
  return dependants;
}
