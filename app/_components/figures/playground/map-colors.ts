/** Colours of maps: vermilion for -1, paper for 0, blue for 1, as the page is now. */
import { createColorReader } from '#lib/client/theme/page-theme.ts';

const STEPS = 256;

/** RGB of each of 256 steps from -1 to 1. */
export type MapColors = Uint8ClampedArray;

export function readMapColors(near: HTMLElement): MapColors {
  const { read, release } = createColorReader(near);
  const [below, zero, above] = ['--backward', '--surface', '--forward'].map((token) => toRgb(read(token)));
  release();
  const colors = new Uint8ClampedArray(STEPS * 3);
  for (let step = 0; step < STEPS; step += 1) {
    const value = (step / (STEPS - 1)) * 2 - 1;
    const end = (value < 0 ? below : above) ?? [0, 0, 0];
    // never the full colour: the points on it must be seen
    const share = Math.abs(value) * 0.75;
    for (let channel = 0; channel < 3; channel += 1) colors[step * 3 + channel] = (zero?.[channel] ?? 0) * (1 - share) + (end[channel] ?? 0) * share;
  }
  return colors;
}

/** Writes the colour of `value` into a picture. */
export function writeColor(pixels: Uint8ClampedArray, pixel: number, value: number, colors: MapColors): void {
  const step = Math.max(0, Math.min(STEPS - 1, Math.round((value + 1) * 0.5 * (STEPS - 1))));
  pixels[pixel * 4] = colors[step * 3] ?? 0;
  pixels[pixel * 4 + 1] = colors[step * 3 + 1] ?? 0;
  pixels[pixel * 4 + 2] = colors[step * 3 + 2] ?? 0;
  pixels[pixel * 4 + 3] = 255;
}

const toRgb = (color: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
