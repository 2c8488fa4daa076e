import { describe, expect, it } from 'vitest';
import type { TensorNode } from '#lib/notebook/outputs.ts';
import { describeTensor, formatNumber, toHeat } from './tensor-slices.ts';

const tensor = (shape: number[], values: number[]): TensorNode => ({ shape, dtype: 'float32', size: values.length, values, stats: { min: Math.min(...values), max: Math.max(...values), mean: 0, nan: 0 } });

describe('a tensor in words', () => {
  it.each([
    [0.30000001192, '0.3'], [-1.234567e-7, '-1.235e-7'], [1e-7, '1e-7'], [12345, '12345'], [123456789.5, '1.235e+8'], [NaN, 'NaN'], [true, 'true'], ['cat', 'cat'], [0, '0'], [2.5, '2.5'],
  ])('formats %s as %s', (value, text) => expect(formatNumber(value)).toBe(text));

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
