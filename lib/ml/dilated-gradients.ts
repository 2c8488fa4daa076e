/**
 * Gradients of dilated convolutions, which TensorFlow.js refuses on every backend. Tap by tap: what a tap saw is a slice of the
 * padded image, so dW[tap] = sliceᵀ · dy, and dx is the sum of dy · W[tap]ᵀ, each put back where the slice came from.
 */
import type * as Core from '@tensorflow/tfjs-core';

type TensorFlow = Pick<typeof Core, 'add' | 'addN' | 'backend_util' | 'getGradient' | 'matMul' | 'mul' | 'pad' | 'registerGradient' | 'reshape' | 'slice' | 'stack' | 'sum' | 'unregisterGradient'>;
type Pair = readonly [number, number];
type Shape4D = [number, number, number, number];

interface DilatedAttrs {
  readonly dilations?: number | [number, number];
  readonly strides: number | [number, number];
  readonly pad: Core.backend_util.PadInfo['type'] | 'valid' | 'same' | number;
  readonly dataFormat?: 'NHWC' | 'NCHW';
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** Lets Conv2D (so conv1d) and DepthwiseConv2dNative train with dilations; what has none keeps the gradient it had. */
export function registerDilatedGradients(tf: TensorFlow): void {
  for (const kernelName of ['Conv2D', 'DepthwiseConv2dNative'] as const) {
    const shipped = tf.getGradient(kernelName);
    if (!shipped) throw new Error(`Expected TensorFlow.js to have a gradient of ${kernelName}; register its gradients first.`);
    tf.unregisterGradient(kernelName);
    tf.registerGradient({
      ...shipped,
      gradFunc: (dy, saved, attrs) => {
        // attributes are declared by each kernel; the registry cannot express that
        const { dilations = 1 } = attrs as unknown as DilatedAttrs;
        if (toPair(dilations).every((side) => side === 1)) return shipped.gradFunc(dy, saved, attrs);
        return dilatedGradients(tf, kernelName === 'DepthwiseConv2dNative', dy as Core.Tensor4D, saved as [Core.Tensor4D, Core.Tensor4D], attrs as unknown as DilatedAttrs);
      },
    });
  }
}

function dilatedGradients(tf: TensorFlow, isDepthwise: boolean, dy: Core.Tensor4D, [x, filter]: [Core.Tensor4D, Core.Tensor4D], attrs: DilatedAttrs): Record<string, () => Core.Tensor> {
  const { dilations = 1, strides, pad, dataFormat = 'NHWC', dimRoundingMode } = attrs;
  if (dataFormat !== 'NHWC') throw new Error('Expected images with channels last (NHWC) to train a dilated convolution, got NCHW. Transpose them to NHWC.');
  const info = tf.backend_util.computeConv2DInfo(x.shape, filter.shape, strides, dilations, pad as 'valid', dimRoundingMode, isDepthwise);
  const { top, bottom, left, right } = info.padInfo;
  const [dilationHeight, dilationWidth] = toPair(dilations);
  const taps = Array.from({ length: info.filterHeight * info.filterWidth }, (_, tap) => ({
    weights: [Math.floor(tap / info.filterWidth), tap % info.filterWidth] as const,
    corner: [Math.floor(tap / info.filterWidth) * dilationHeight, (tap % info.filterWidth) * dilationWidth] as const,
  }));
  const { batchSize, inChannels, outChannels, outHeight, outWidth } = info;
  const positions = batchSize * outHeight * outWidth;
  const each = outChannels / inChannels;
  const rows = (tensor: Core.Tensor, width: number): Core.Tensor2D => tf.reshape(tensor, [positions, width]);
  const tapWeights = ([fy, fx]: Pair): Core.Tensor => tf.slice(filter, [fy, fx, 0, 0], [1, 1, ...filter.shape.slice(2)] as Shape4D);
  return {
    filter: () => {
      const padded = tf.pad(x, [[0, 0], [top, bottom], [left, right], [0, 0]]);
      const parts = taps.map(({ corner: [y, column] }) => {
        const seen = rows(tf.slice(padded, [0, y, column, 0], [batchSize, outHeight, outWidth, inChannels]), inChannels);
        if (!isDepthwise) return tf.matMul(seen, rows(dy, outChannels), true, false);
        return tf.sum(tf.mul(tf.reshape(seen, [positions, inChannels, 1]), tf.reshape(dy, [positions, inChannels, each])), 0);
      });
      return tf.reshape(tf.stack(parts), filter.shape);
    },
    x: () => {
      const [height, width] = [info.inHeight + top + bottom, info.inWidth + left + right];
      const parts = taps.map(({ weights, corner: [y, column] }) => {
        const part = isDepthwise
          ? tf.sum(tf.mul(tf.reshape(dy, [positions, inChannels, each]), tf.reshape(tapWeights(weights), [1, inChannels, each])), 2)
          : tf.matMul(rows(dy, outChannels), tf.reshape(tapWeights(weights), [inChannels, outChannels]), false, true);
        return tf.pad(tf.reshape(part, [batchSize, outHeight, outWidth, inChannels]), [[0, 0], [y, height - outHeight - y], [column, width - outWidth - column], [0, 0]]);
      });
      return tf.slice(tf.addN(parts), [0, top, left, 0], x.shape);
    },
  };
}

const toPair = (value: number | readonly [number, number]): Pair => (typeof value === 'number' ? [value, value] : value);
