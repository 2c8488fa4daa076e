/** Strokes on a pad: how a brush leaves them, and what they are in words. */
import { fitDrawing } from './fit-drawing.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Half the width of a stroke as a share of the pad: that of MNIST's digits */
const BRUSH = 0.038;

/** The strokes with one more, in raw pixels; the ones that were given stay as they are. */
export function drawLine(strokes: Uint8Array, side: number, from: Point, to: Point): Uint8Array {
  const next = strokes.slice();
  const radius = Math.max(1, side * BRUSH);
  const reach = Math.ceil(radius + 1);
  const [left, right] = [Math.min(from.x, to.x) - reach, Math.max(from.x, to.x) + reach];
  const [top, bottom] = [Math.min(from.y, to.y) - reach, Math.max(from.y, to.y) + reach];
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(side, bottom); y++) {
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(side, right); x++) {
      // one raw pixel of soft edge
      const grey = Math.round(255 * Math.min(1, Math.max(0, radius + 0.5 - distanceTo({ x: x + 0.5, y: y + 0.5 }, from, to))));
      const at = y * side + x;
      if (grey > (next[at] ?? 0)) next[at] = grey;
    }
  }
  return next;
}

function distanceTo(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length));
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}

/** From how much grey on a pixel counts as drawn. */
const DRAWN = 0.2;

/** `Drawn on 96 of 784 pixels: columns 9 to 20, rows 5 to 24`. */
export function describeDrawing(strokes: Uint8Array, size: number): string {
  const rows = fitDrawing(strokes, size, false);
  const drawn = rows.flatMap((row, y) => row.flatMap((grey, x) => (grey >= DRAWN ? [{ x, y }] : [])));
  if (drawn.length === 0) return 'Nothing is drawn';
  const range = (values: readonly number[]): string => `${Math.min(...values) + 1} to ${Math.max(...values) + 1}`;
  return `Drawn on ${drawn.length} of ${size * size} pixels: columns ${range(drawn.map(({ x }) => x))}, rows ${range(drawn.map(({ y }) => y))}`;
}

/** The drawing in letters, a line for each row of pixels. */
export const toLetters = (strokes: Uint8Array, size: number): string =>
  fitDrawing(strokes, size, false)
    .map((row) => row.map((grey) => '.:+#'.charAt(Math.min(3, Math.floor(grey * 4)))).join(''))
    .join('\n');
