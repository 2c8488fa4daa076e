/** A plane of a tensor as pixels. What is no number has a pattern, so that no colour alone says it. */
import type { Plane, ValueRange } from './tensor-plane.ts';
import { toHeat } from './tensor-slices.ts';

export type Rgb = readonly [red: number, green: number, blue: number];

export interface HeatColours {
  readonly zero: Rgb;
  readonly above: Rgb;
  readonly below: Rgb;
  /** of the pattern */
  readonly ink: Rgb;
}

export interface Painting {
  readonly width: number;
  readonly height: number;
  /** RGBA */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Colours of one value: itself, and for what is no number a second one that alternates with it. */
type Paint = readonly [Rgb, Rgb | null, 'slanted' | 'level'];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

/** Squares of `step` pixels: zero is paper, above and below have a colour each. NaN is slanted stripes, ∞ level ones on the colour of its end. */
export function paintHeat(plane: Plane, range: ValueRange, colours: HeatColours, step: number): Painting {
  return paint(plane, step, (index) => {
    const value = Number(plane.values[index]);
    if (Number.isNaN(value)) return [colours.zero, colours.ink, 'slanted'];
    if (!Number.isFinite(value)) return [value > 0 ? colours.above : colours.below, colours.ink, 'level'];
    const heat = Math.min(Math.max(toHeat(value, range.min, range.max), -1), 1);
    return [mix(colours.zero, heat < 0 ? colours.below : colours.above, Math.abs(heat)), null, 'level'];
  });
}

/** Grey or colours; NaN and ∞ are striped in black and white. */
export function paintImage(plane: Plane, tones: { readonly black: number; readonly white: number }, step: number): Painting {
  const { channels } = plane;
  const span = tones.white - tones.black || 1;
  const tone = (value: number | string | boolean | undefined): number => ((Number(value) - tones.black) / span) * 255;
  return paint(plane, step, (index) => {
    const first = index * channels;
    const parts = [first, channels >= 3 ? first + 1 : first, channels >= 3 ? first + 2 : first].map((at) => tone(plane.values[at]));
    const [red = 0, green = 0, blue = 0] = parts;
    if (parts.some(Number.isNaN)) return [WHITE, BLACK, 'slanted'];
    if (!parts.every(Number.isFinite)) return [WHITE, BLACK, 'level'];
    const opacity = channels === 4 ? tone(plane.values[first + 3]) / 255 : 1;
    return [mix(WHITE, [red, green, blue], Math.min(Math.max(opacity, 0), 1)), null, 'level'];
  });
}

const mix = (from: Rgb, to: Rgb, share: number): Rgb => [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, from[2] + (to[2] - from[2]) * share];

/** px of a stripe and the gap beside it; neighbours continue one another's stripes, so that they are seen with a pixel a value, too */
const STRIPES = 4;

function paint({ rows, columns }: Plane, step: number, paintOf: (index: number) => Paint): Painting {
  const [width, height] = [columns * step, rows * step];
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [ground, stripe, direction] = paintOf(row * columns + column);
      for (let y = row * step; y < (row + 1) * step; y++) {
        for (let x = column * step; x < (column + 1) * step; x++) {
          const [red, green, blue] = stripe !== null && (direction === 'slanted' ? x + y : y) % STRIPES < STRIPES / 2 ? stripe : ground;
          const at = (y * width + x) * 4;
          pixels[at] = red;
          pixels[at + 1] = green;
          pixels[at + 2] = blue;
          pixels[at + 3] = 255;
        }
      }
    }
  }
  return { width, height, pixels };
}
