import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerDilatedGradients } from './dilated-gradients.ts';

/** Relative to the largest value: float32 sums in another order differ in the last digits. */
const WITHIN = 1e-5;

beforeAll(async () => {
  await tf.setBackend('cpu');
  registerDilatedGradients(tf);
});

type Convolution = (x: tf.Tensor4D, filter: tf.Tensor4D, strides: number, pad: 'same' | 'valid', format: 'NHWC', dilations: [number, number]) => tf.Tensor4D;

/** The filter with zeros between its taps: a convolution with it is the dilated one. */
function spread(filter: tf.Tensor4D, [dilationHeight, dilationWidth]: readonly [number, number]): tf.Tensor4D {
  const [height, width, inputs, outputs] = filter.shape;
  const wide = tf.buffer([(height - 1) * dilationHeight + 1, (width - 1) * dilationWidth + 1, inputs, outputs]);
  const values = filter.arraySync();
  values.forEach((row, y) => row.forEach((column, x) => column.forEach((channel, i) => channel.forEach((value, o) => wide.set(value, y * dilationHeight, x * dilationWidth, i, o)))));
  return wide.toTensor() as tf.Tensor4D;
}

describe.each([
  ['conv2d', tf.conv2d as Convolution],
  ['depthwiseConv2d', tf.depthwiseConv2d as Convolution],
])('%s', (_, convolve) => {
  it.each([
    { height: 9, width: 8, kernel: [3, 3] as const, dilations: [2, 2] as const, pad: 'same' as const },
    { height: 9, width: 11, kernel: [3, 2] as const, dilations: [2, 3] as const, pad: 'valid' as const },
    { height: 1, width: 12, kernel: [1, 3] as const, dilations: [1, 4] as const, pad: 'same' as const },
    { height: 6, width: 6, kernel: [2, 2] as const, dilations: [3, 1] as const, pad: 'same' as const },
  ])('has the gradients of the filter with zeros in between: %j', ({ height, width, kernel, dilations, pad }) => {
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      const x = tf.randomNormal<tf.Rank.R4>([2, height, width, 3], 0, 1, 'float32', 1);
      const filter = tf.randomNormal<tf.Rank.R4>([...kernel, 3, 2], 0, 1, 'float32', 2);
      const loss = (rates: [number, number]) => (input: tf.Tensor, weights: tf.Tensor) => convolve(input as tf.Tensor4D, weights as tf.Tensor4D, 1, pad, 'NHWC', rates).square().mean();
      const [dx, dw] = tf.grads(loss([...dilations]))([x, filter]);
      const [expectedDx, spreadDw] = tf.grads(loss([1, 1]))([x, spread(filter, dilations)]);
      expect(distance(dx!, expectedDx!)).toBeLessThan(WITHIN);
      const taps = spreadDw!.stridedSlice([0, 0, 0, 0], spreadDw!.shape, [...dilations, 1, 1]);
      expect(distance(dw!, taps)).toBeLessThan(WITHIN);
    });
    expect(tf.memory().numTensors).toBe(before);
  });
});

it('trains a dilated conv1d layer', async () => {
  const layer = tf.layers.conv1d({ inputShape: [16, 1], filters: 1, kernelSize: 2, dilationRate: 4, padding: 'valid', useBias: false, kernelInitializer: 'zeros' });
  const model = tf.sequential({ layers: [layer] });
  model.compile({ optimizer: tf.train.sgd(0.3), loss: 'meanSquaredError' });
  // y[t] = x[t + 4] - x[t]: what the two taps have to become
  const x = tf.randomNormal<tf.Rank.R3>([32, 16, 1], 0, 1, 'float32', 3);
  const y = tf.tidy(() => x.slice([0, 4, 0], [32, 12, 1]).sub(x.slice([0, 0, 0], [32, 12, 1])));
  await model.fit(x, y, { epochs: 40, batchSize: 32, verbose: 0 });
  const [first, second] = layer.getWeights()[0]!.dataSync();
  expect(first).toBeCloseTo(-1, 3);
  expect(second).toBeCloseTo(1, 3);
  tf.dispose([x, y]);
  model.dispose();
});

it('leaves convolutions without dilation as they were, and says what it cannot do', () => {
  tf.tidy(() => {
    const x = tf.ones<tf.Rank.R4>([1, 2, 5, 5]);
    const filter = tf.ones<tf.Rank.R4>([2, 2, 2, 1]);
    expect(() => tf.grad((input: tf.Tensor) => tf.conv2d(input as tf.Tensor4D, filter, 1, 'valid', 'NCHW', 2).sum())(x)).toThrow(/NHWC|channels/);
  });
});

const distance = (a: tf.Tensor, b: tf.Tensor): number => a.sub(b).abs().max().dataSync()[0]! / Math.max(1, b.abs().max().dataSync()[0]!);
