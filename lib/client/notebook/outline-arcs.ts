/** Where the outline's picture puts things, in its own units (CSS px at full width). Pure geometry. */
import type { GraphCell, Link } from '#lib/notebook/graph.ts';

export const ROW_HEIGHT = 26;
/** from the left edge to the middle of the dots; the names stand in it */
export const DOT_X = 168;
const NEAR = 16;
const PER_ROW = 9;
const FAR = 150;

export const PICTURE_WIDTH = DOT_X + FAR;

export interface Arc {
  readonly key: string;
  readonly path: string;
  /** corners of the arrow's head */
  readonly head: string;
  /** against the reading direction: what is needed stands further down */
  readonly up: boolean;
  readonly late: boolean;
  /** e.g. `data to train: xs, ys` */
  readonly title: string;
}

export const rowY = (row: number): number => row * ROW_HEIGHT + ROW_HEIGHT / 2;

/** One arc a link, wider the further it reaches, so that arcs rarely cover one another. */
export function drawArcs(cells: readonly GraphCell[], links: readonly Link[]): Arc[] {
  const rows = new Map(cells.map(({ id }, row) => [id, row]));
  return links.flatMap(({ from, to, names, late }) => {
    const [start, end] = [rows.get(from), rows.get(to)];
    if (start === undefined || end === undefined) return [];
    const x = DOT_X + 6;
    const bulge = DOT_X + Math.min(FAR - 6, (NEAR + PER_ROW * Math.abs(end - start)) * 1.33);
    // leaves below the middle of a dot and arrives above that of another, so that its two ends stay apart
    const [y1, y2] = [rowY(start) + (end > start ? 3 : -3), rowY(end) + (end > start ? -3 : 3)];
    return [{ key: `${from} ${to}`, path: `M${x} ${y1}C${bulge} ${y1} ${bulge} ${y2} ${x + 5} ${y2}`, head: `${x},${y2} ${x + 6},${y2 - 3.5} ${x + 6},${y2 + 3.5}`, up: end < start, late, title: `${from} to ${to}: ${names.join(', ')}` }];
  });
}
