import { describe, expect, it } from 'vitest';
import { paintHeat, paintImage, type HeatColours, type Painting } from './paint-plane.ts';
import { findRange, type Plane } from './tensor-plane.ts';

const COLOURS: HeatColours = { zero: [250, 250, 250], above: [0, 0, 200], below: [200, 0, 0], ink: [10, 10, 10] };
const row = (values: readonly number[], channels = 1): Plane => ({ rows: 1, columns: values.length / channels, channels, values });
const pixel = ({ pixels, width }: Painting, x: number, y = 0): number[] => [...pixels.slice((y * width + x) * 4, (y * width + x) * 4 + 3)];
/** All colours within the square of one value. */
const coloursOf = (painting: Painting, column: number, step: number): Set<string> =>
  new Set(Array.from({ length: step * step }, (_, i) => pixel(painting, column * step + (i % step), Math.floor(i / step)).join()));

describe('a heatmap', () => {
  it('goes both ways from zero when signs mix', () => {
    const painting = paintHeat(row([-2, 0, 1, 2]), findRange([-2, 2]), COLOURS, 1);
    expect([0, 1, 2, 3].map((x) => pixel(painting, x))).toEqual([[200, 0, 0], [250, 250, 250], [125, 125, 225], [0, 0, 200]]);
  });

  it('marks NaN and infinities by patterns of two colours, unlike one another', () => {
    const painting = paintHeat(row([NaN, Infinity, -Infinity, 1]), findRange([NaN, 1]), COLOURS, 8);
    expect(coloursOf(painting, 0, 8)).toEqual(new Set(['250,250,250', '10,10,10']));
    expect(coloursOf(painting, 1, 8)).toEqual(new Set(['0,0,200', '10,10,10']));
    expect(coloursOf(painting, 2, 8)).toEqual(new Set(['200,0,0', '10,10,10']));
    expect(coloursOf(painting, 3, 8).size).toBe(1);
    // level stripes are one colour along a line, slanted ones are not
    expect(new Set(Array.from({ length: 8 }, (_, x) => pixel(painting, 8 + x).join())).size).toBe(1);
    expect(new Set(Array.from({ length: 8 }, (_, x) => pixel(painting, x).join())).size).toBe(2);
  });
});

describe('an image', () => {
  it('is grey, or coloured, or seen through', () => {
    expect(pixel(paintImage(row([0.5]), { black: 0, white: 1 }, 1), 0)).toEqual([128, 128, 128]);
    expect(pixel(paintImage(row([255, 0, 100], 3), { black: 0, white: 255 }, 1), 0)).toEqual([255, 0, 100]);
    expect(pixel(paintImage(row([0, 0, 0, 0.5], 4), { black: 0, white: 1 }, 1), 0)).toEqual([128, 128, 128]);
    expect(coloursOf(paintImage(row([NaN]), { black: 0, white: 1 }, 4), 0, 4).size).toBe(2);
  });
});
