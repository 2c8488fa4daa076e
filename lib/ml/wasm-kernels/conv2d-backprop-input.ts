import type { Conv2DBackpropInputAttrs } from '@tensorflow/tfjs-core';
import { copyRows, multiply, selectInput, type WasmKernel } from './backend.ts';
import { planRows, type Patches } from './plan-rows.ts';

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
  const { filterHeight, filterWidth, inChannels, outChannels, outHeight, outWidth, batchSize } = info;

  const taps = filterHeight * filterWidth * inChannels;
  const transposed = backend.makeOutput([1, outChannels, taps], 'float32');
  const weights = backend.typedArrayFromHeap(filter);
  const turned = backend.typedArrayFromHeap(transposed);
  for (let tap = 0; tap < taps; tap++) for (let out = 0; out < outChannels; out++) turned[out * taps + tap] = weights[tap * outChannels + out] ?? 0;

  const dx = backend.makeOutput(info.inShape, 'float32');
  backend.typedArrayFromHeap(dx).fill(0);
  for (const [first, end] of planRows(batchSize * outHeight, outWidth * taps)) {
    const part = copyRows(backend, dy, first * outWidth, end * outWidth, outChannels);
    const patches = multiply(tf, backend, part, transposed);
    addPatches(backend.typedArrayFromHeap(dx), backend.typedArrayFromHeap(patches), info, first, end);
    for (const used of [patches, part]) if (used.dataId !== dy.dataId) backend.disposeData(used.dataId);
  }
  backend.disposeData(transposed.dataId);
  return dx;
};

/** Adds what each output of the rows `first` to `end` gives its patch (`from`, [positions, taps]) to the image `to`. */
function addPatches(to: Float32Array | Int32Array, from: Float32Array | Int32Array, patches: Patches, first: number, end: number): void {
  const { strideHeight, strideWidth, filterHeight, filterWidth, inChannels, inHeight, inWidth, outHeight, outWidth, padInfo } = patches;
  const width = filterWidth * inChannels;
  let at = 0;
  for (let row = first; row < end; row++) {
    const image = Math.floor(row / outHeight);
    const top = (row % outHeight) * strideHeight - padInfo.top;
    for (let ox = 0; ox < outWidth; ox++) {
      const left = ox * strideWidth - padInfo.left;
      const begin = left < 0 ? -left * inChannels : 0;
      const stop = left + filterWidth > inWidth ? (inWidth - left) * inChannels : width;
      for (let fy = 0; fy < filterHeight; fy++) {
        const y = top + fy;
        if (y >= 0 && y < inHeight) {
          const base = ((image * inHeight + y) * inWidth + left) * inChannels;
          for (let j = begin; j < stop; j++) to[base + j] = (to[base + j] ?? 0) + (from[at + j] ?? 0);
        }
        at += width;
      }
    }
  }
}
