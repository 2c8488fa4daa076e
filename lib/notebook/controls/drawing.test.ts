import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDrawing, drawLine, toLetters } from './drawing.ts';
import { fitDrawing } from './fit-drawing.ts';
import { RAW_PER_PIXEL } from './spec.ts';

const SIZE = 28;
const SIDE = SIZE * RAW_PER_PIXEL;
const EMPTY = new Uint8Array(SIDE * SIDE);

describe('a drawing', () => {
  it('stays where it is without centring', () => {
    const rows = fitDrawing(drawLine(EMPTY, SIDE, { x: 6, y: 6 }, { x: 6, y: 6 }), SIZE, false);
    expect(rows.length).toBe(SIZE);
    expect(rows[1]?.[1]).toBe(1);
    expect(rows[20]?.[20]).toBe(0);
  });

  it('leaves strokes as they were', () => {
    const one = drawLine(EMPTY, SIDE, { x: 5, y: 5 }, { x: 50, y: 5 });
    expect(EMPTY.every((grey) => grey === 0)).toBe(true);
    expect(drawLine(one, SIDE, { x: 200, y: -9 }, { x: 200, y: -9 })).toEqual(one);
  });

  it('is centred by mass and as large as MNIST wants it, wherever and however large it was drawn', () => {
    const place = fc.integer({ min: 10, max: SIDE - 10 });
    fc.assert(
      fc.property(place, place, place, place, (x1, y1, x2, y2) => {
        fc.pre(Math.hypot(x1 - x2, y1 - y2) > 12);
        const rows = fitDrawing(drawLine(EMPTY, SIDE, { x: x1, y: y1 }, { x: x2, y: y2 }), SIZE, true);
        const cells = rows.flatMap((row, y) => row.map((grey, x) => ({ grey, x: x + 0.5, y: y + 0.5 }))).filter(({ grey }) => grey > 0);
        const mass = cells.reduce((sum, { grey }) => sum + grey, 0);
        expect(cells.reduce((sum, { grey, x }) => sum + grey * x, 0) / mass).toBeCloseTo(SIZE / 2, 1);
        expect(cells.reduce((sum, { grey, y }) => sum + grey * y, 0) / mass).toBeCloseTo(SIZE / 2, 1);
        const length = (values: readonly number[]): number => Math.max(...values) - Math.min(...values) + 1;
        const longer = Math.max(length(cells.map(({ x }) => x)), length(cells.map(({ y }) => y)));
        expect(longer).toBeGreaterThanOrEqual(20);
        expect(longer).toBeLessThanOrEqual(22);
        expect(Math.max(...cells.map(({ grey }) => grey))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
    expect(fitDrawing(EMPTY, SIZE, true).flat().every((grey) => grey === 0)).toBe(true);
  });

  it('is told in words and letters', () => {
    expect(describeDrawing(EMPTY, SIZE)).toBe('Nothing is drawn');
    const line = drawLine(EMPTY, SIDE, { x: 20, y: 56 }, { x: 90, y: 56 });
    expect(describeDrawing(line, SIZE)).toMatch(/^Drawn on \d+ of 784 pixels: columns 5 to 2\d, rows 14 to 15$/);
    expect(toLetters(line, SIZE).split('\n')[13]).toMatch(/^\.+[:+#]+\.+$/);
  });
});
