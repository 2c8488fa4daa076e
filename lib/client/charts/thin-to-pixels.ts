/** Fewer points that draw the same line: of each column of pixels the first, the lowest, the highest and the last. */

type Column = readonly (number | null)[];

/** Points for each column of pixels beyond which thinning pays. */
const POINTS_A_COLUMN = 4;

/**
 * Aligned columns, x first and ascending, for a plot of so many pixels across. Which rows stay is decided over all series together, so that
 * they stay aligned; a gap stays a gap where a whole column of pixels has no value.
 */
export function thinToPixels<Data extends readonly [readonly number[], ...Column[]]>(data: Data, pixels: number): Data | [number[], ...(number | null)[][]] {
  const [x, ...columns] = data;
  const rows = x.length;
  if (pixels < 1 || rows <= pixels * POINTS_A_COLUMN) return data;
  const [low, high] = [x[0] ?? 0, x[rows - 1] ?? 0];
  if (!(high > low)) return data;
  const scale = pixels / (high - low);
  const kept: number[] = [];
  let start = 0;
  while (start < rows) {
    const bucket = Math.floor(((x[start] ?? 0) - low) * scale);
    let end = start + 1;
    while (end < rows && Math.floor(((x[end] ?? 0) - low) * scale) === bucket) end += 1;
    keepOf(columns, start, end, kept);
    start = end;
  }
  return [kept.map((row) => x[row] ?? 0), ...columns.map((column) => kept.map((row) => column[row] ?? null))];
}

/** Rows of one column of pixels that must stay, ascending. */
function keepOf(columns: readonly Column[], start: number, end: number, kept: number[]): void {
  if (end - start <= 2) {
    for (let row = start; row < end; row += 1) kept.push(row);
    return;
  }
  const rows = new Set([start, end - 1]);
  for (const column of columns) {
    let [least, most] = [-1, -1];
    for (let row = start; row < end; row += 1) {
      const value = column[row];
      if (value == null) continue;
      if (least === -1 || value < (column[least] ?? 0)) least = row;
      if (most === -1 || value > (column[most] ?? 0)) most = row;
    }
    if (least !== -1) rows.add(least).add(most);
  }
  kept.push(...[...rows].sort((a, b) => a - b));
}
