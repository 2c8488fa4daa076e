import { describe, expect, it } from 'vitest';
import { describeSampling, findPictureSize, samplePlane } from './picture-size.ts';
import { MOST_DRAWN, toFirstLook, type Plane } from './tensor-plane.ts';

describe('the picture of a plane', () => {
  it('has whole steps a value where it is small', () => {
    expect(findPictureSize({ rows: 10, columns: 28 }, 'heatmap')).toEqual({ rowsEvery: 1, columnsEvery: 1, rows: 10, columns: 28, step: 16, width: 448, height: 160 });
    expect(findPictureSize({ rows: 28, columns: 28 }, 'image')).toMatchObject({ step: 11, width: 308, height: 308 });
  });

  it.each([
    [1000, 1],
    [60_000, 1],
    [1, 60_000],
    [3, 10_000],
    [10_000, 10_000],
    [MOST_DRAWN + 1, MOST_DRAWN],
  ])('of %d × %d is neither too large nor too narrow', (rows, columns) => {
    const size = findPictureSize({ rows, columns }, 'heatmap');
    for (const side of [size.width, size.height]) {
      expect(side).toBeGreaterThanOrEqual(24);
      expect(side).toBeLessThanOrEqual(MOST_DRAWN);
    }
    expect(size.rows * size.step).toBeLessThanOrEqual(MOST_DRAWN);
    expect(size.columns * size.step).toBeLessThanOrEqual(MOST_DRAWN);
    // the last that is drawn is there
    expect((size.rows - 1) * size.rowsEvery).toBeLessThan(rows);
    expect((size.columns - 1) * size.columnsEvery).toBeLessThan(columns);
  });

  it('of an image keeps its proportions, unless it were a line', () => {
    expect(findPictureSize({ rows: 1000, columns: 1 }, 'image')).toMatchObject({ rowsEvery: 2, columnsEvery: 2, columns: 1, width: 24, height: 500 });
    expect(findPictureSize({ rows: 960, columns: 1280 }, 'image')).toMatchObject({ rowsEvery: 2, columnsEvery: 2, width: 640, height: 480 });
  });

  it('shows what it says it shows', () => {
    const plane: Plane = { rows: 1, columns: MOST_DRAWN * 2 + 1, channels: 1, values: Array.from({ length: MOST_DRAWN * 2 + 1 }, (_, k) => k) };
    const size = findPictureSize(plane, 'heatmap');
    const drawn = samplePlane(plane, size);
    expect([size.columnsEvery, drawn.columns, drawn.values.slice(0, 3), drawn.values.at(-1)]).toEqual([3, 427, [0, 3, 6], 1278]);
    expect(describeSampling(plane, size)).toBe('Drawn: every 3rd of 1,281 columns. Arrow keys read the others, too.');
    expect(describeSampling({ rows: 60_000, columns: 784 }, findPictureSize({ rows: 60_000, columns: 784 }, 'heatmap'))).toBe('Drawn: every 94th of 60,000 rows and every 2nd of 784 columns. Arrow keys read the others, too.');
  });

  it('takes all channels along, and a small plane as it is', () => {
    const plane: Plane = { rows: 2, columns: MOST_DRAWN + 1, channels: 3, values: Array.from({ length: 2 * (MOST_DRAWN + 1) * 3 }, (_, k) => k) };
    const drawn = samplePlane(plane, findPictureSize(plane, 'image'));
    expect([drawn.rows, drawn.columns, drawn.values.slice(0, 6)]).toEqual([1, 321, [0, 1, 2, 6, 7, 8]]);
    const small: Plane = { rows: 1, columns: 2, channels: 1, values: [1, 2] };
    expect(samplePlane(small, findPictureSize(small, 'heatmap'))).toBe(small);
    expect(describeSampling(small, findPictureSize(small, 'heatmap'))).toBeNull();
  });
});

describe('a tensor is read as numbers at first', () => {
  it.each([[[1000, 1]], [[1, 1000]], [[60_000, 1]], [[3, 10_000]], [[5, MOST_DRAWN + 1, 40]]])('%j', (shape) => expect(toFirstLook(shape, true).form).toBe('numbers'));
  it.each([[[MOST_DRAWN, 128]], [[5, 40, 50]]])('and %j as a picture', (shape) => expect(toFirstLook(shape, true).form).toBe('heatmap'));
});
