/** Which lines differ between two texts, and whether two people's changes of one text stand side by side. */

/** Lines `a[aFrom..aTo)` became `b[bFrom..bTo)`. */
export interface Hunk {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

/** edits after which two texts count as different altogether: the search costs their square */
const MOST_EDITS = 1_000;

export const toLines = (text: string): string[] => text.split('\n');

/** The shortest list of hunks (Myers), in order; one hunk for texts that have next to nothing in common. */
export function diffLines(a: readonly string[], b: readonly string[]): Hunk[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [n, m] = [a.length - head - tail, b.length - head - tail];
  if (n === 0 && m === 0) return [];
  const whole = [{ aFrom: head, aTo: head + n, bFrom: head, bTo: head + m }];
  if (n === 0 || m === 0) return whole;
  const steps = findPath(a.slice(head, head + n), b.slice(head, head + m));
  return steps === null ? whole : toHunks(steps, n, m).map(({ aFrom, aTo, bFrom, bTo }) => ({ aFrom: aFrom + head, aTo: aTo + head, bFrom: bFrom + head, bTo: bTo + head }));
}

/** Pairs of equal lines, by index, in order. Null: too many edits. */
function findPath(a: readonly string[], b: readonly string[]): [number, number][] | null {
  const most = Math.min(a.length + b.length, MOST_EDITS);
  const reached = new Int32Array(2 * most + 3);
  const at = (k: number): number => reached[k + most + 1] ?? 0;
  const history: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    history.push(reached.slice(most + 1 - edits - 1, most + 1 + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      let x = k === -edits || (k !== edits && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reached[k + most + 1] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(history, edits, a.length, b.length);
    }
  }
  return null;
}

/** `history[d]` holds what was reached before step d, for diagonals -d-1 … d+1. */
function walkBack(history: readonly Int32Array[], edits: number, n: number, m: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [n, m];
  for (let d = edits; d > 0; d--) {
    const at = (k: number): number => history[d]?.[k + d + 1] ?? 0;
    const k = x - y;
    const before = k === -d || (k !== d && at(k - 1) < at(k + 1)) ? k + 1 : k - 1;
    const beforeX = at(before);
    const beforeY = beforeX - before;
    const [startX, startY] = before === k + 1 ? [beforeX, beforeY + 1] : [beforeX + 1, beforeY];
    while (x > startX && y > startY) pairs.push([--x, --y]);
    [x, y] = [beforeX, beforeY];
  }
  while (x > 0 && y > 0) pairs.push([--x, --y]);
  return pairs.toReversed();
}

function toHunks(pairs: readonly [number, number][], n: number, m: number): Hunk[] {
  const hunks: Hunk[] = [];
  let [aFrom, bFrom] = [0, 0];
  for (const [aTo, bTo] of [...pairs, [n, m] as const]) {
    if (aTo > aFrom || bTo > bFrom) hunks.push({ aFrom, aTo, bFrom, bTo });
    [aFrom, bFrom] = [aTo + 1, bTo + 1];
  }
  return hunks;
}

/** Lines that were added and removed. */
export function countLines(before: string, after: string): { readonly added: number; readonly removed: number } {
  const hunks = diffLines(toLines(before), toLines(after));
  return { added: hunks.reduce((sum, hunk) => sum + hunk.bTo - hunk.bFrom, 0), removed: hunks.reduce((sum, hunk) => sum + hunk.aTo - hunk.aFrom, 0) };
}

/** Both people's changes of `base` in one text; null where they changed the same or neighbouring lines differently. */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  const [lines, own, others] = [toLines(base), toLines(mine), toLines(theirs)];
  const [ours, foreign] = [diffLines(lines, own), diffLines(lines, others)];
  const merged: string[] = [];
  let [at, i, j] = [0, 0, 0];
  while (i < ours.length || j < foreign.length) {
    const [left, right] = [ours[i], foreign[j]];
    // the whole stretch in which hunks of both touch
    const from = Math.min(left?.aFrom ?? Infinity, right?.aFrom ?? Infinity);
    let to = from;
    const [firstI, firstJ] = [i, j];
    for (let isGrown = true; isGrown; ) {
      isGrown = false;
      for (let next = ours[i]; next && next.aFrom <= to; next = ours[i]) [to, i, isGrown] = [Math.max(to, next.aTo), i + 1, true];
      for (let next = foreign[j]; next && next.aFrom <= to; next = foreign[j]) [to, j, isGrown] = [Math.max(to, next.aTo), j + 1, true];
    }
    const chosen = chooseSide(toSide(own, ours.slice(firstI, i), from, to), toSide(others, foreign.slice(firstJ, j), from, to));
    if (chosen === null) return null;
    merged.push(...lines.slice(at, from), ...chosen);
    at = to;
  }
  return [...merged, ...lines.slice(at)].join('\n');
}

/** What lines `from..to` of the base became; null: this side left them alone. */
function toSide(text: readonly string[], hunks: readonly Hunk[], from: number, to: number): string[] | null {
  const [first, last] = [hunks[0], hunks.at(-1)];
  return first && last ? text.slice(first.bFrom - (first.aFrom - from), last.bTo + (to - last.aTo)) : null;
}

function chooseSide(mine: string[] | null, theirs: string[] | null): string[] | null {
  if (mine === null || theirs === null) return mine ?? theirs;
  return mine.length === theirs.length && mine.every((line, index) => line === theirs[index]) ? mine : null;
}
