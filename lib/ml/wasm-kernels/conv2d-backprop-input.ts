import type { Conv2DBackpropInputAttrs } from '@tensorflow/tfjs-core';
import { multiply, selectInput, type WasmKernel } from './backend.ts';

/**
 * Gradient of a convolution for its input. The shipped kernel is a scalar loop; this one multiplies dy by the transposed
 * filter with XNNPACK and adds the patches back where they came from.
 */
export const conv2DBackpropInput: WasmKernel = (tf, call) => {
  const { backend } = call;
  const dy = selectInput(call, 'dy');
  const filter = selectInput(call, 'filter');
  const { strides, pad, dataFormat, dimRoundingMode, inputShape } = call.attrs as Conv2DBackpropInputAttrs;
  const info = tf.backend_util.computeConv2DInfo(
    inputShape, filter.shape as [number, number, number, number], strides, 1, pad, dimRoundingMode, false, tf.backend_util.convertConv2DDataFormat(dataFormat),
  );
  if (info.dataFormat !== 'channelsLast') throw new Error('Expected images with channels last (NHWC): the wasm backend has no other layout.');
  const { strideHeight, strideWidth, filterHeight, filterWidth, inChannels, outChannels, inHeight, inWidth, outHeight, outWidth, batchSize, padInfo } = info;

  const taps = filterHeight * filterWidth * inChannels;
  const transposed = backend.makeOutput([1, outChannels, taps], 'float32');
  const weights = backend.typedArrayFromHeap(filter);
  const turned = backend.typedArrayFromHeap(transposed);
  for (let tap = 0; tap < taps; tap++) for (let out = 0; out < outChannels; out++) turned[out * taps + tap] = weights[tap * outChannels + out] ?? 0;

  const positions = batchSize * outHeight * outWidth;
  const patches = multiply(tf, backend, { dataId: dy.dataId, dtype: 'float32', shape: [1, positions, outChannels] }, transposed);
  const dx = backend.makeOutput(info.inShape, 'float32');
  const from = backend.typedArrayFromHeap(patches);
  const to = backend.typedArrayFromHeap(dx);
  to.fill(0);
  const row = filterWidth * inChannels;
  let at = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let oy = 0; oy < outHeight; oy++) {
      for (let ox = 0; ox < outWidth; ox++) {
        const left = ox * strideWidth - padInfo.left;
        const first = left < 0 ? -left * inChannels : 0;
        const last = left + filterWidth > inWidth ? (inWidth - left) * inChannels : row;
        for (let fy = 0; fy < filterHeight; fy++) {
          const y = oy * strideHeight + fy - padInfo.top;
          if (y >= 0 && y < inHeight) {
            const base = ((image * inHeight + y) * inWidth + left) * inChannels;
            for (let j = first; j < last; j++) to[base + j] = (to[base + j] ?? 0) + (from[at + j] ?? 0);
          }
          at += row;
        }
      }
    }
  }
  backend.disposeData(transposed.dataId);
  backend.disposeData(patches.dataId);
  return dx;
};
