import type { MaxPoolGradAttrs } from '@tensorflow/tfjs-core';
import { selectInput, type WasmKernel } from './backend.ts';

/** Gradient of max pooling: each output's gradient goes to the first largest input of its window. Faster than the shipped kernel. */
export const maxPoolGrad: WasmKernel = (tf, call) => {
  const { backend } = call;
  const dy = selectInput(call, 'dy');
  const input = selectInput(call, 'input');
  const { filterSize, strides, pad, dimRoundingMode } = call.attrs as MaxPoolGradAttrs;
  const info = tf.backend_util.computePool2DInfo(input.shape as [number, number, number, number], filterSize, strides, 1, pad, dimRoundingMode);
  const { strideHeight, strideWidth, effectiveFilterHeight, effectiveFilterWidth, inChannels, inHeight, inWidth, outHeight, outWidth, batchSize, padInfo } = info;
  const dx = backend.makeOutput(input.shape, 'float32');
  const x = backend.typedArrayFromHeap(input);
  const above = backend.typedArrayFromHeap(dy);
  const below = backend.typedArrayFromHeap(dx);
  below.fill(0);
  let at = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let oy = 0; oy < outHeight; oy++) {
      const top = Math.max(0, oy * strideHeight - padInfo.top);
      const bottom = Math.min(inHeight, oy * strideHeight - padInfo.top + effectiveFilterHeight);
      for (let ox = 0; ox < outWidth; ox++) {
        const left = Math.max(0, ox * strideWidth - padInfo.left);
        const right = Math.min(inWidth, ox * strideWidth - padInfo.left + effectiveFilterWidth);
        for (let channel = 0; channel < inChannels; channel++, at++) {
          let best = -Infinity;
          let where = -1;
          for (let y = top; y < bottom; y++) {
            for (let column = left; column < right; column++) {
              const index = ((image * inHeight + y) * inWidth + column) * inChannels + channel;
              const value = x[index] ?? 0;
              if (value > best) {
                best = value;
                where = index;
              }
            }
          }
          if (where >= 0) below[where] = (below[where] ?? 0) + (above[at] ?? 0);
        }
      }
    }
  }
  return dx;
};
