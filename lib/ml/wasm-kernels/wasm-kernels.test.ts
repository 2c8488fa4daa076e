import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { PATCHES_AT_ONCE, planRows } from './plan-rows.ts';
import { registerWasmKernels } from './register.ts';

/** Relative to the largest value: float32 sums in another order differ in the last digits. */
const WITHIN = 1e-5;

beforeAll(async () => {
  setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json'))}/dist/`);
  await tf.setBackend('wasm');
  registerWasmKernels(tf);
});

/** Computes on both backends from the same numbers and compares every result. */
async function compare(compute: () => tf.Tensor[]): Promise<void> {
  const results: (readonly { readonly shape: readonly number[]; readonly values: ArrayLike<number> }[])[] = [];
  for (const backend of ['cpu', 'wasm']) {
    await tf.setBackend(backend);
    const before = tf.memory().numTensors;
    const tensors = tf.tidy(compute);
    results.push(tensors.map((tensor) => ({ shape: tensor.shape, values: tensor.dataSync() })));
    tf.dispose(tensors);
    expect(tf.memory().numTensors).toBe(before);
  }
  const [expected = [], got = []] = results;
  expect(got.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape));
  expected.forEach(({ values }, index) => {
    const scale = Array.from(values).reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
    const other = got[index]?.values ?? [];
    const worst = Array.from(values).reduce((largest, value, i) => Math.max(largest, Math.abs(value - (other[i] ?? NaN))), 0);
    expect(worst / scale).toBeLessThan(WITHIN);
  });
}

const normal = (shape: number[], seed: number): tf.Tensor => tf.randomNormal(shape, 0, 1, 'float32', seed);

describe('gradients of convolutions', () => {
  it.each([
    { size: 8, channels: 1, filters: 4, kernel: 3, strides: 1, pad: 'valid' as const },
    { size: 8, channels: 3, filters: 5, kernel: 3, strides: 1, pad: 'same' as const },
    { size: 9, channels: 2, filters: 3, kernel: 5, strides: 2, pad: 'same' as const },
    { size: 11, channels: 4, filters: 2, kernel: 4, strides: 3, pad: 'valid' as const },
    { size: 7, channels: 3, filters: 3, kernel: 1, strides: 1, pad: 'same' as const },
    { size: 6, channels: 2, filters: 2, kernel: 6, strides: 1, pad: 'same' as const },
    { size: 8, channels: 2, filters: 2, kernel: 3, strides: 1, pad: 2 },
  ])('agree with cpu for %j', async ({ size, channels, filters, kernel, strides, pad }) => {
    await compare(() => {
      const x = normal([3, size, size + 1, channels], 1) as tf.Tensor4D;
      const w = normal([kernel, kernel, channels, filters], 2) as tf.Tensor4D;
      const { grads } = tf.valueAndGrads((input: tf.Tensor, filter: tf.Tensor) => tf.conv2d(input as tf.Tensor4D, filter as tf.Tensor4D, strides, pad, 'NHWC', 1, pad === 2 ? 'floor' : undefined).square().mean())([x, w]);
      return grads;
    });
  });
});

describe('gradients of convolutions, at random', () => {
  it('agree with cpu over shapes, strides and paddings', async () => {
    const side = fc.integer({ min: 1, max: 9 });
    const small = fc.integer({ min: 1, max: 4 });
    const shapes = fc.record({ batch: small, height: side, width: side, channels: small, filters: small, filterHeight: fc.integer({ min: 1, max: 5 }), filterWidth: fc.integer({ min: 1, max: 5 }), strideHeight: fc.integer({ min: 1, max: 3 }), strideWidth: fc.integer({ min: 1, max: 3 }), pad: fc.constantFrom('same' as const, 'valid' as const) });
    const fits = shapes.filter(({ height, width, filterHeight, filterWidth, pad }) => pad === 'same' || (filterHeight <= height && filterWidth <= width));
    await fc.assert(
      fc.asyncProperty(fits, fc.constantFrom('conv', 'depthwise'), async (shape, kind) => {
        const { batch, height, width, channels, filters, filterHeight, filterWidth, strideHeight, pad } = shape;
        // a depthwise convolution has one stride
        const strides: [number, number] = [strideHeight, kind === 'conv' ? shape.strideWidth : strideHeight];
        const run = kind === 'conv' ? tf.conv2d : tf.depthwiseConv2d;
        await compare(() => tf.grads((x: tf.Tensor, w: tf.Tensor) => run(x as tf.Tensor4D, w as tf.Tensor4D, strides, pad).square().mean())([normal([batch, height, width, channels], 1), normal([filterHeight, filterWidth, channels, filters], 2)]));
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('are right where a filter is shorter than its stride', async () => {
    await compare(() => {
      const x = normal([2, 4, 5, 3], 1) as tf.Tensor4D;
      return [tf.conv2d(x, normal([2, 1, 3, 2], 2) as tf.Tensor4D, [1, 2], 'same'), tf.fused.conv2d({ x, filter: normal([1, 2, 3, 2], 3) as tf.Tensor4D, strides: [2, 3], pad: 'same', activation: 'relu' }), tf.depthwiseConv2d(x, normal([2, 1, 3, 2], 4) as tf.Tensor4D, 2, 'same')];
    });
  });

  it('take a large map in parts', async () => {
    const [size, channels, kernel] = [125, 8, 3];
    expect(planRows(size, size * kernel * kernel * channels).length).toBeGreaterThan(1);
    await compare(() => tf.grads((x: tf.Tensor, w: tf.Tensor) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, 'same').square().mean())([normal([1, size, size, channels], 1), normal([kernel, kernel, channels, 2], 2)]));
  });
});

describe('planRows', () => {
  it('fills each part up to the limit', () => {
    expect(planRows(5, PATCHES_AT_ONCE / 2)).toEqual([[0, 2], [2, 4], [4, 5]]);
    expect(planRows(2, PATCHES_AT_ONCE * 3)).toEqual([[0, 1], [1, 2]]);
  });
});

describe('Einstein sums', () => {
  it.each([
    ['ij,jk->ik', [[3, 4], [4, 5]]],
    ['bij,bkj->bik', [[2, 3, 4], [2, 5, 4]]],
    ['bhqd,bhkd->bhqk', [[2, 2, 3, 4], [2, 2, 5, 4]]],
    ['ij->ji', [[3, 4]]],
    ['ij->i', [[3, 4]]],
    ['ij->ij', [[3, 4]]],
    ['i,j->ij', [[3], [4]]],
    ['ij,ij->', [[3, 4], [3, 4]]],
  ])('%s', async (equation, shapes) => {
    await compare(() => [tf.einsum(equation, ...shapes.map((shape, index) => normal(shape, index + 1)))]);
  });
});

describe('gradient of max pooling', () => {
  it.each([
    [2, 2, 'valid' as const],
    [3, 2, 'same' as const],
    [3, 1, 'same' as const],
  ])('window %i, stride %i, %s', async (window, strides, pad) => {
    await compare(() => [tf.grad((x: tf.Tensor) => tf.maxPool(x as tf.Tensor4D, window, strides, pad).square().sum())(normal([2, 9, 8, 3], 3))]);
  });

  it('gives ties to the first', async () => {
    await compare(() => [tf.grad((x: tf.Tensor) => tf.maxPool(x as tf.Tensor4D, 2, 2, 'valid').sum())(tf.ones([1, 4, 4, 1]))]);
  });
});

describe('gradients of matrix products', () => {
  it.each([
    [3, 4, 5],
    [64, 96, 32],
    [1, 200, 50],
    [130, 1, 70],
  ])('%i × %i × %i', async (m, k, n) => {
    await compare(() => tf.grads((a: tf.Tensor, b: tf.Tensor) => tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D).square().mean())([normal([m, k], 4), normal([k, n], 5)]));
  });

  it.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('batches, transposed %s and %s', async (transposeA, transposeB) => {
    await compare(() => [tf.matMul(normal(transposeA ? [2, 40, 30] : [2, 30, 40], 6), normal(transposeB ? [2, 50, 40] : [2, 40, 50], 7), transposeA, transposeB)]);
    await compare(() => [tf.matMul(normal(transposeA ? [1, 80, 70] : [1, 70, 80], 8), normal(transposeB ? [90, 80] : [80, 90], 9), transposeA, transposeB)]);
  });
});

describe('sums by segment', () => {
  it('agree with cpu, leaving out ids outside', async () => {
    await compare(() => [tf.unsortedSegmentSum(normal([6, 3], 10), tf.tensor1d([0, 2, 2, 5, -1, 1], 'int32'), 4), tf.unsortedSegmentSum(tf.tensor1d([1, 2, 3], 'int32'), tf.tensor1d([1, 1, 0], 'int32'), 2)]);
  });

  it('train embeddings', async () => {
    await compare(() => [tf.grad((table: tf.Tensor) => tf.gather(table, tf.tensor2d([[0, 3], [3, 1]], [2, 2], 'int32')).square().sum())(normal([5, 4], 11))]);
  });
});

it('trains a small convolutional net without growing', async () => {
  await tf.setBackend('wasm');
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [12, 12, 1], filters: 4, kernelSize: 3, activation: 'relu', kernelInitializer: tf.initializers.glorotNormal({ seed: 1 }) }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 2, activation: 'softmax', kernelInitializer: tf.initializers.glorotNormal({ seed: 2 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: 'categoricalCrossentropy' });
  const x = tf.tidy(() => tf.concat([tf.zeros([8, 12, 12, 1]), tf.ones([8, 12, 12, 1])]));
  const y = tf.tidy(() => tf.oneHot(tf.tensor1d([...Array<number>(8).fill(0), ...Array<number>(8).fill(1)], 'int32'), 2));
  const first = await model.fit(x, y, { epochs: 1, verbose: 0 });
  const before = tf.memory().numTensors;
  const last = await model.fit(x, y, { epochs: 20, verbose: 0 });
  expect(tf.memory().numTensors).toBe(before);
  expect(Number(last.history.loss?.at(-1))).toBeLessThan(Number(first.history.loss?.[0]));
  tf.dispose([x, y]);
  model.dispose();
});
