import { describe, expect, it } from 'vitest';
import type { TensorNode } from '#lib/notebook/outputs.ts';
import { countSlices, describeTensor, formatNumber, formatSliceIndex, selectSlice, toHeat } from './tensor-slices.ts';

const tensor = (shape: number[], values: number[]): TensorNode => ({ shape, dtype: 'float32', size: values.length, values, stats: { min: Math.min(...values), max: Math.max(...values), mean: 0, nan: 0 } });

describe('tensor slices', () => {
  it.each([
    [0.30000001192, '0.3'], [-1.234567e-7, '-1.235e-7'], [1e-7, '1e-7'], [12345, '12345'], [123456789.5, '1.235e+8'], [NaN, 'NaN'], [true, 'true'], ['cat', 'cat'], [0, '0'], [2.5, '2.5'],
  ])('formats %s as %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it('takes slices over the last two dimensions', () => {
    const cube = tensor([2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(countSlices(cube.shape)).toBe(2);
    expect(selectSlice(cube, 1)).toEqual({ rows: 2, columns: 3, values: [7, 8, 9, 10, 11, 12] });
    expect(selectSlice(tensor([3], [1, 2, 3]), 0)).toEqual({ rows: 1, columns: 3, values: [1, 2, 3] });
  });

  it('names a slice by its leading indices', () => expect(formatSliceIndex([2, 3, 4, 5], 4)).toBe('[1, 1, :, :]'));

  it('measures heat around zero when signs differ', () => {
    expect(toHeat(-1, -1, 2)).toBe(-0.5);
    expect(toHeat(2, -1, 2)).toBe(1);
    expect(toHeat(5, 5, 10)).toBe(0);
    expect(toHeat(-10, -10, -5)).toBe(-1);
    expect(toHeat(3, 3, 3)).toBe(0);
  });

  it('describes itself in a sentence', () => {
    expect(describeTensor(tensor([2, 2], [0, 1, 2, 3]))).toBe('Tensor [2, 2] float32, 4 values, from 0 to 3, mean 0');
  });
});
