import type { backend_util, DepthwiseConv2dNativeBackpropFilterAttrs, DepthwiseConv2dNativeBackpropInputAttrs } from '@tensorflow/tfjs-core';
import { selectInput, type TensorFlowCore, type WasmKernel } from './backend.ts';

type Shape4D = [number, number, number, number];

/**
 * Gradient of a depthwise convolution for its filter, which the wasm backend lacks.
 * dW[f, i, m] = Σ over positions p of x[p + f, i] · dy[p, i · M + m], M filters for each channel.
 */
export const depthwiseBackpropFilter: WasmKernel = (tf, call) => {
  const { backend } = call;
  const x = selectInput(call, 'x');
  const dy = selectInput(call, 'dy');
  const { strides, pad, dimRoundingMode, filterShape } = call.attrs as DepthwiseConv2dNativeBackpropFilterAttrs;
  const info = toInfo(tf, x.shape, filterShape, strides, pad, dimRoundingMode);
  const gradient = backend.makeOutput(info.filterShape, 'float32');
  const to = backend.typedArrayFromHeap(gradient).fill(0);
  const from = backend.typedArrayFromHeap(x);
  const above = backend.typedArrayFromHeap(dy);
  const { inChannels, outChannels } = info;
  const each = outChannels / inChannels;
  forEachTap(info, (input, output, tap) => {
    for (let out = 0; out < outChannels; out++) {
      const weight = tap * outChannels + out;
      const channel = each === 1 ? out : Math.floor(out / each);
      to[weight] = (to[weight] ?? 0) + (from[input * inChannels + channel] ?? 0) * (above[output * outChannels + out] ?? 0);
    }
  });
  return gradient;
};

/** Gradient of a depthwise convolution for its input, which the wasm backend lacks. dx[p + f, i] = Σ over m of dy[p, i · M + m] · W[f, i, m]. */
export const depthwiseBackpropInput: WasmKernel = (tf, call) => {
  const { backend } = call;
  const dy = selectInput(call, 'dy');
  const filter = selectInput(call, 'filter');
  const { strides, pad, dimRoundingMode, inputShape } = call.attrs as DepthwiseConv2dNativeBackpropInputAttrs;
  const info = toInfo(tf, inputShape, filter.shape, strides, pad, dimRoundingMode);
  const gradient = backend.makeOutput(info.inShape, 'float32');
  const to = backend.typedArrayFromHeap(gradient).fill(0);
  const above = backend.typedArrayFromHeap(dy);
  const weights = backend.typedArrayFromHeap(filter);
  const { inChannels, outChannels } = info;
  const each = outChannels / inChannels;
  forEachTap(info, (input, output, tap) => {
    for (let out = 0; out < outChannels; out++) {
      const at = input * inChannels + (each === 1 ? out : Math.floor(out / each));
      to[at] = (to[at] ?? 0) + (above[output * outChannels + out] ?? 0) * (weights[tap * outChannels + out] ?? 0);
    }
  });
  return gradient;
};

/** Dilations are one here: the gradients of dilated convolutions are made of other operations (dilated-gradients.ts). */
function toInfo(tf: TensorFlowCore, input: number[], filter: number[], strides: number | [number, number], pad: DepthwiseConv2dNativeBackpropInputAttrs['pad'], dimRoundingMode?: 'floor' | 'round' | 'ceil'): backend_util.Conv2DInfo {
  // the operations that call these kernels made sure that both have four axes
  return tf.backend_util.computeConv2DInfo(input as Shape4D, filter as Shape4D, strides, 1, pad, dimRoundingMode, true);
}

/** Calls `visit` for each tap that lies inside the image at each output: input and output by position, tap by number. */
function forEachTap(info: backend_util.Conv2DInfo, visit: (input: number, output: number, tap: number) => void): void {
  const { batchSize, inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
  let output = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let oy = 0; oy < outHeight; oy++) {
      const top = oy * strideHeight - padInfo.top;
      for (let ox = 0; ox < outWidth; ox++, output++) {
        const left = ox * strideWidth - padInfo.left;
        for (let fy = Math.max(0, -top); fy < filterHeight && top + fy < inHeight; fy++) {
          const row = (image * inHeight + top + fy) * inWidth + left;
          for (let fx = Math.max(0, -left); fx < filterWidth && left + fx < inWidth; fx++) visit(row + fx, output, fy * filterWidth + fx);
        }
      }
    }
  }
}
