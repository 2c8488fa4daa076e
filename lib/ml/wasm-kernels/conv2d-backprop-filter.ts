import type { Conv2DBackpropFilterAttrs } from '@tensorflow/tfjs-core';
import { multiply, selectInput, type WasmKernel } from './backend.ts';

/**
 * Gradient of a convolution for its filter, which the wasm backend lacks: patches of x as columns (transposed), times dy.
 * dW[f, i, o] = Σ over positions p of x[p + f, i] · dy[p, o]
 */
export const conv2DBackpropFilter: WasmKernel = (tf, call) => {
  const { backend } = call;
  const x = selectInput(call, 'x');
  const dy = selectInput(call, 'dy');
  const { strides, pad, dataFormat, dimRoundingMode, filterShape } = call.attrs as Conv2DBackpropFilterAttrs;
  const info = tf.backend_util.computeConv2DInfo(
    x.shape as [number, number, number, number], filterShape, strides, 1, pad, dimRoundingMode, false, tf.backend_util.convertConv2DDataFormat(dataFormat),
  );
  if (info.dataFormat !== 'channelsLast') throw new Error('Expected images with channels last (NHWC): the wasm backend has no other layout.');
  const { strideHeight, strideWidth, filterHeight, filterWidth, inChannels, outChannels, inHeight, inWidth, outHeight, outWidth, batchSize, padInfo } = info;

  const positions = batchSize * outHeight * outWidth;
  const columns = backend.makeOutput([1, filterHeight * filterWidth * inChannels, positions], 'float32');
  const from = backend.typedArrayFromHeap(x);
  const to = backend.typedArrayFromHeap(columns);
  let at = 0;
  for (let fy = 0; fy < filterHeight; fy++) {
    for (let fx = 0; fx < filterWidth; fx++) {
      for (let channel = 0; channel < inChannels; channel++) {
        for (let image = 0; image < batchSize; image++) {
          for (let oy = 0; oy < outHeight; oy++) {
            const y = oy * strideHeight + fy - padInfo.top;
            if (y < 0 || y >= inHeight) {
              to.fill(0, at, at + outWidth);
              at += outWidth;
              continue;
            }
            const row = (image * inHeight + y) * inWidth;
            for (let ox = 0; ox < outWidth; ox++) {
              const column = ox * strideWidth + fx - padInfo.left;
              to[at++] = column < 0 || column >= inWidth ? 0 : (from[(row + column) * inChannels + channel] ?? 0);
            }
          }
        }
      }
    }
  }
  const gradient = multiply(tf, backend, columns, { dataId: dy.dataId, dtype: 'float32', shape: [1, positions, outChannels] });
  backend.disposeData(columns.dataId);
  return { dataId: gradient.dataId, shape: info.filterShape, dtype: 'float32' };
};
