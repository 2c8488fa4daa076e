import type { Conv2DAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { selectInput, type KernelCall, type TensorFlowCore } from './backend.ts';

type Shape4D = [number, number, number, number];

/**
 * A convolution with padding 'same'. The shipped kernels leave that padding to XNNPACK, which is wrong where one side of the filter
 * is shorter than its stride (zeros instead of the first output); told the same padding in numbers, they are right.
 */
export function padExplicitly(isDepthwise: boolean): (tf: TensorFlowCore, call: KernelCall, shipped: (call: KernelCall) => TensorInfo) => TensorInfo {
  return (tf, call, shipped) => {
    const x = selectInput(call, 'x');
    const filter = selectInput(call, 'filter');
    const attrs = call.attrs as Conv2DAttrs;
    if (attrs.pad !== 'same') return shipped(call);
    const info = tf.backend_util.computeConv2DInfo(x.shape as Shape4D, filter.shape as Shape4D, attrs.strides, attrs.dilations, attrs.pad, attrs.dimRoundingMode, isDepthwise);
    if (info.effectiveFilterHeight >= info.strideHeight && info.effectiveFilterWidth >= info.strideWidth) return shipped(call);
    const { top, bottom, left, right } = info.padInfo;
    return shipped({ ...call, attrs: { ...attrs, pad: [[0, 0], [top, bottom], [left, right], [0, 0]], dimRoundingMode: 'floor' } });
  };
}
