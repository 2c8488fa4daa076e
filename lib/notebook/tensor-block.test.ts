import { describe, expect, it } from 'vitest';
import { encodeTensor } from './encode-tensor.ts';
import { OUTPUT_LIMITS } from './outputs.ts';
import { countValues, cutShape, describeMissing, selectKnownValues, toTensorBlock } from './tensor-block.ts';

describe('a block of a tensor', () => {
  it.each([
    [[10, 28, 28], 1_000_000, [10, 28, 28]],
    [[10_000, 28, 28], 1_048_576, [1_337, 28, 28]],
    [[2, 3, 5_000, 5_000], 1_048_576, [1, 1, 209, 5_000]],
    [[2_000_000], 1_048_576, [1_048_576]],
    [[0, 5], 10, [0, 5]],
  ])('of shape %j has room for %d values: %j', (shape, limit, part) => {
    expect(cutShape(shape, limit)).toEqual(part);
  });

  it('is the beginning of what a tensor holds, and a copy', () => {
    const data = Float32Array.from({ length: 5_000 }, (_, i) => i);
    const block = toTensorBlock([50, 100], data);
    expect(block?.shape).toEqual([50, 100]);
    data[7] = -1;
    expect(block?.values[7]).toBe(7);
    const limit = OUTPUT_LIMITS.tensorBlockValues;
    expect(toTensorBlock([3, limit], new Uint8Array(3 * limit))?.values.length).toBe(limit);
  });

  it('is not made of few values, of texts, or of pairs of numbers', () => {
    expect(toTensorBlock([OUTPUT_LIMITS.tensorValuesShown], new Float32Array(OUTPUT_LIMITS.tensorValuesShown))).toBeNull();
    expect(toTensorBlock([5_000], Array.from({ length: 5_000 }, () => 'a'))).toBeNull();
    expect(toTensorBlock([5_000], new Float32Array(10_000))).toBeNull();
  });

  it('stands for the few values where there is none', () => {
    const size = 10_000;
    const node = encodeTensor({ shape: [10, 1_000], dtype: 'float32', size, isDisposed: false, dataId: {}, dataSync: () => new Float32Array(size) });
    const known = selectKnownValues(node, null);
    expect(known.shape).toEqual([4, 1_000]);
    expect(countValues(known.shape)).toBeLessThanOrEqual(node.values.length);
    expect(describeMissing(node.shape, known.shape)).toBe('the first 4 of 10 along axis 0 are shown; slice it in the cell to see others');
    expect(describeMissing([1, 2], [1, 2])).toBeNull();
  });
});
