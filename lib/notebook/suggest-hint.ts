import type { CellError } from './outputs.ts';

/** A sentence that helps with an error, when we know one. `names` are those the notebook has declared so far. */
export function suggestHint({ name, message }: Pick<CellError, 'name' | 'message'>, names: Iterable<string>): string | null {
  const missing = /^(?:Can't find variable: )?([\p{ID_Start}$_][\p{ID_Continue}$]*)(?: is not defined)?$/u.exec(message)?.[1];
  if (name === 'ReferenceError' && missing !== undefined) {
    if (missing === 'tf') return "Import TensorFlow.js first: import * as tf from '@tensorflow/tfjs'";
    const near = findNearest(missing, names);
    return near ? `Did you mean '${near}'?` : `Run the cell that declares '${missing}' first.`;
  }
  if (/disposed/i.test(message) && /tensor/i.test(message)) return 'A disposed tensor cannot be used again. If its cell ran anew, run the cells that build on it, too.';
  if (name === 'RangeError' && /call stack/i.test(message)) return 'A function calls itself without end: check when it stops.';
  if (/matMul|inner shapes|shapes? .*(match|broadcast)/i.test(message)) return 'Print the shapes of both sides with console.log(x.shape) and compare them.';
  return null;
}

/** The declared name that differs by a letter or two, or only by case. */
function findNearest(wanted: string, names: Iterable<string>): string | null {
  const allowed = wanted.length <= 3 ? 1 : 2;
  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const name of names) {
    const distance = name.toLowerCase() === wanted.toLowerCase() ? 0 : countEdits(wanted, name);
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

/** Letters to insert, delete, replace or swap to get from a to b. */
function countEdits(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(i - 2, j - 2) + 1);
      row.push(cost);
    }
  }
  return at(a.length, b.length);
}
