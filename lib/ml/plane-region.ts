/** Where on a plane a score is above zero: strips to fill, and the border as short lines. For any classifier of two features. */

export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export type Score = (x: number, y: number) => number;

/** Corners of a grid with its scores, row-major from the bottom; n cells a side. */
interface ScoreGrid {
  readonly cells: number;
  readonly values: Float64Array;
  readonly x: (column: number) => number;
  readonly y: (row: number) => number;
}

export function sampleScores(score: Score, { left, right, bottom, top }: Bounds, cells: number): ScoreGrid {
  const x = (column: number): number => left + ((right - left) * column) / cells;
  const y = (row: number): number => bottom + ((top - bottom) * row) / cells;
  const values = new Float64Array((cells + 1) ** 2);
  for (let row = 0; row <= cells; row++) for (let column = 0; column <= cells; column++) values[row * (cells + 1) + column] = score(x(column), y(row));
  return { cells, values, x, y };
}

/** A corner of a polygon or the end of a line. */
export type Point = readonly [x: number, y: number];

/** What is above zero, as one small polygon for each cell of the grid that holds any of it; whole cells of a row come as one. */
export function fillAboveZero({ cells, values, x, y }: ScoreGrid): readonly (readonly Point[])[] {
  const polygons: Point[][] = [];
  const at = (column: number, row: number): number => values[row * (cells + 1) + column] ?? 0;
  for (let row = 0; row < cells; row++) {
    let start: number | null = null;
    const endRun = (column: number): void => {
      if (start !== null) polygons.push([[x(start), y(row)], [x(column), y(row)], [x(column), y(row + 1)], [x(start), y(row + 1)]]);
      start = null;
    };
    for (let column = 0; column < cells; column++) {
      const corners = [[column, row], [column + 1, row], [column + 1, row + 1], [column, row + 1]] as const;
      const scores = corners.map(([c, r]) => at(c, r));
      if (scores.every((value) => value > 0)) {
        start ??= column;
        continue;
      }
      endRun(column);
      if (scores.every((value) => value <= 0)) continue;
      polygons.push(cutAtZero(corners.map(([c, r]) => [x(c), y(r)] as const), scores));
    }
    endRun(cells);
  }
  return polygons;
}

/** The border, as one line through each cell that it crosses. */
export function linesAtZero({ cells, values, x, y }: ScoreGrid): readonly (readonly [Point, Point])[] {
  const lines: [Point, Point][] = [];
  const at = (column: number, row: number): number => values[row * (cells + 1) + column] ?? 0;
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const corners = [[column, row], [column + 1, row], [column + 1, row + 1], [column, row + 1]] as const;
      const points = corners.map(([c, r]) => [x(c), y(r)] as const);
      const scores = corners.map(([c, r]) => at(c, r));
      const crossings = scores.flatMap((score, k) => crossing(points, scores, k, score) ?? []);
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        const [from, to] = [crossings[k], crossings[k + 1]];
        if (from && to) lines.push([from, to]);
      }
    }
  }
  return lines;
}

/** The part of a cell that is above zero. */
function cutAtZero(points: readonly Point[], scores: readonly number[]): Point[] {
  return scores.flatMap((score, k) => {
    const here = points[k];
    return [...(score > 0 && here ? [here] : []), ...(crossing(points, scores, k, score) ?? [])];
  });
}

/** Where the side from corner k to the next crosses zero, as a list of one; null where it does not. */
function crossing(points: readonly Point[], scores: readonly number[], k: number, score: number): [Point] | null {
  const next = (k + 1) % points.length;
  const [from, to, other = 0] = [points[k], points[next], scores[next]];
  if (!from || !to || score > 0 === other > 0) return null;
  // an infinite or very large score on one side must not make the place NaN
  const share = Number.isFinite(score - other) ? score / (score - other) : 0.5;
  return [[from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]];
}
