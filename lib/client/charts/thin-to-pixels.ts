/** Fewer points that draw the same line: for each column of pixels the lowest and the highest value of each series. */

type Column = readonly (number | null)[];

/** Points for each column of pixels beyond which thinning pays. */
const POINTS_A_COLUMN = 4;

/**
 * Aligned columns, x first and ascending, for a plot of so many pixels across. A column of pixels becomes two rows, at its first and its last
 * x, in which each series has its extremes in the order in which they came; so nothing moves by more than a pixel, no spike is lost, and ten
 * series cost no more rows than one. A series without a value there has none in these rows. What is not finite, or not above `above`, is
 * no value; short data are given back as they are.
 */
export function thinToPixels<Data extends readonly [readonly number[], ...Column[]]>(data: Data, pixels: number, above = -Infinity): Data | [number[], ...(number | null)[][]] {
  const [x, ...columns] = data;
  const rows = x.length;
  const [low, high] = [x[0] ?? 0, x[rows - 1] ?? 0];
  if (pixels < 1 || rows <= pixels * POINTS_A_COLUMN || !(high > low)) return data;
  const scale = pixels / (high - low);
  const starts: number[] = [];
  let before = -1;
  for (let row = 0; row < rows; row += 1) {
    const bucket = Math.floor(((x[row] ?? 0) - low) * scale);
    if (bucket !== before) starts.push(row);
    before = bucket;
  }
  starts.push(rows);
  const thinX: number[] = [];
  for (let at = 0; at + 1 < starts.length; at += 1) {
    const [first, last] = [starts[at] ?? 0, (starts[at + 1] ?? 0) - 1];
    thinX.push(x[first] ?? 0);
    if (last > first) thinX.push(x[last] ?? 0);
  }
  return [thinX, ...columns.map((column) => thinColumn(column, starts, above))];
}

/** As many values for each stretch as there are rows for it: one where it is a single row, else two. */
function thinColumn(column: Column, starts: readonly number[], above: number): (number | null)[] {
  const thin: (number | null)[] = [];
  for (let at = 0; at + 1 < starts.length; at += 1) {
    const [first, end] = [starts[at] ?? 0, starts[at + 1] ?? 0];
    let [least, most, low, high] = [-1, -1, Infinity, -Infinity];
    for (let row = first; row < end; row += 1) {
      const value = column[row];
      if (value == null || !(value > above) || value === Infinity) continue;
      if (value < low) [least, low] = [row, value];
      if (value > high) [most, high] = [row, value];
    }
    if (end - first === 1) thin.push(least === -1 ? null : low);
    else if (least === -1) thin.push(null, null);
    else if (least <= most) thin.push(low, high);
    else thin.push(high, low);
  }
  return thin;
}
