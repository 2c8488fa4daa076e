/** Contour lines of a function of two numbers by marching squares, joined into lines. */

export interface GridRange {
  readonly min: number;
  readonly max: number;
}

/** x, y, x, y … of one line; closed lines end where they began. */
export type ContourLine = readonly number[];

/** The lines on which `f` is `level`, found on a grid of `columns` × `rows` squares. */
export function findContours(f: (x: number, y: number) => number, level: number, xRange: GridRange, yRange: GridRange, columns: number, rows: number): ContourLine[] {
  const xAt = (column: number): number => xRange.min + (column / columns) * (xRange.max - xRange.min);
  const yAt = (row: number): number => yRange.min + (row / rows) * (yRange.max - yRange.min);
  const width = columns + 1;
  const heights = Float64Array.from({ length: width * (rows + 1) }, (_, k) => f(xAt(k % width), yAt(Math.floor(k / width))) - level);
  const height = (column: number, row: number): number => heights[row * width + column] ?? 0;

  /** edges by number: 2k from grid point k to the right, 2k + 1 from it upwards */
  const joints = new Map<number, number[]>();
  const join = (a: number, b: number): void => {
    joints.set(a, [...(joints.get(a) ?? []), b]);
    joints.set(b, [...(joints.get(b) ?? []), a]);
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const corner = row * width + column;
      const crossed = [2 * corner, 2 * (corner + 1) + 1, 2 * (corner + width), 2 * corner + 1].filter((edge) => isCrossed(edge, heights, width));
      const [a, b, c, d] = crossed;
      if (a === undefined || b === undefined) continue;
      if (c === undefined || d === undefined) join(a, b);
      // a saddle inside the square: the height in its middle says which corners belong together
      else if (height(column, row) > 0 === height(column, row) + height(column + 1, row) + height(column, row + 1) + height(column + 1, row + 1) > 0) {
        join(a, b);
        join(c, d);
      } else {
        join(a, d);
        join(b, c);
      }
    }
  }

  const at = (edge: number): readonly [number, number] => {
    const point = edge >> 1;
    const [column, row] = [point % width, Math.floor(point / width)];
    const other = edge % 2 === 0 ? point + 1 : point + width;
    const [from, to] = [heights[point] ?? 0, heights[other] ?? 0];
    const share = from / (from - to);
    return edge % 2 === 0 ? [xAt(column + share), yAt(row)] : [xAt(column), yAt(row + share)];
  };
  return walk(joints).map((edges) => edges.flatMap(at));
}

const isCrossed = (edge: number, heights: Float64Array, width: number): boolean => {
  const point = edge >> 1;
  return (heights[point] ?? 0) > 0 !== (heights[edge % 2 === 0 ? point + 1 : point + width] ?? 0) > 0;
};

/** Lists of joints, each joined to the next; open lines first, as a walk from their middle would cut them in two. */
function walk(joints: Map<number, number[]>): number[][] {
  const lines: number[][] = [];
  const ends = [...joints.keys()].filter((edge) => joints.get(edge)?.length === 1);
  for (const start of [...ends, ...joints.keys()]) {
    const line = [start];
    for (let here = start; ; ) {
      const next = joints.get(here)?.pop();
      if (next === undefined) break;
      const back = joints.get(next);
      back?.splice(back.indexOf(here), 1);
      line.push(next);
      here = next;
    }
    if (line.length > 1) lines.push(line);
  }
  return lines;
}
