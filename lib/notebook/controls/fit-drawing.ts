/** A drawing as a net of handwritten digits wants it. */
import { RAW_PER_PIXEL } from './spec.ts';

/** MNIST's digits fill a box of 20 of its 28 pixels. */
const BOX_SHARE = 20 / 28;

/**
 * Makes grey values from 0 to 1, row by row, of strokes that are drawn `RAW_PER_PIXEL` times as fine. With `centre` as MNIST was made: what
 * is drawn is scaled until its longer side fills the box, and its centre of mass comes to the middle.
 */
export function fitDrawing(strokes: Uint8Array, size: number, centre: boolean): number[][] {
  const side = size * RAW_PER_PIXEL;
  const frame = centre ? findFrame(strokes, side, size) : { x: 0, y: 0, scale: RAW_PER_PIXEL };
  if (frame === null) return Array.from({ length: size }, () => new Array<number>(size).fill(0));
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_unused, column) => averageOf(strokes, side, { x: frame.x + column * frame.scale, y: frame.y + row * frame.scale }, frame.scale)),
  );
}

interface Frame {
  /** left end of what is taken, in raw pixels; may lie outside */
  readonly x: number;
  readonly y: number;
  /** raw pixels for one of the result */
  readonly scale: number;
}

/** null: nothing is drawn */
function findFrame(strokes: Uint8Array, side: number, size: number): Frame | null {
  let [left, right, top, bottom, mass, atX, atY] = [side, -1, side, -1, 0, 0, 0];
  strokes.forEach((grey, at) => {
    if (grey === 0) return;
    const [x, y] = [at % side, Math.floor(at / side)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    mass += grey;
    atX += grey * (x + 0.5);
    atY += grey * (y + 0.5);
  });
  if (mass === 0) return null;
  const longer = Math.max(right - left, bottom - top) + 1;
  const scale = longer / (size * BOX_SHARE);
  const half = (size / 2) * scale;
  return { x: atX / mass - half, y: atY / mass - half, scale };
}

/** Mean of a square, each raw pixel by the share of it that lies inside, from 0 to 1. */
function averageOf(strokes: Uint8Array, side: number, at: { readonly x: number; readonly y: number }, length: number): number {
  const columns = sharesOf(at.x, length, side);
  let sum = 0;
  for (const [y, down] of sharesOf(at.y, length, side)) for (const [x, across] of columns) sum += (strokes[y * side + x] ?? 0) * down * across;
  return Math.min(1, sum / (length * length * 255));
}

function sharesOf(from: number, length: number, side: number): [pixel: number, share: number][] {
  const shares: [number, number][] = [];
  for (let pixel = Math.max(0, Math.floor(from)); pixel < Math.min(side, from + length); pixel++) shares.push([pixel, Math.min(pixel + 1, from + length) - Math.max(pixel, from)]);
  return shares;
}
