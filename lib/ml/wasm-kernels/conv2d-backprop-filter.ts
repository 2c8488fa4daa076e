import type { Conv2DBackpropFilterAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { addInto, copyRows, multiply, selectInput, type WasmKernel } from './backend.ts';
import { planRows, type Patches } from './plan-rows.ts';

/**
 * Gradient of a convolution for its filter, which the wasm backend lacks: patches of x as columns (transposed), times dy.
 * dW[f, i, o] = Σ over positions p of x[p + f, i] · dy[p, o], some rows of positions at a time.
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
  const { filterHeight, filterWidth, inChannels, outChannels, outHeight, outWidth, batchSize } = info;

  const taps = filterHeight * filterWidth * inChannels;
  let sum: TensorInfo | null = null;
  for (const [first, end] of planRows(batchSize * outHeight, outWidth * taps)) {
    const positions = (end - first) * outWidth;
    const columns = backend.makeOutput([1, taps, positions], 'float32');
    fillColumns(backend.typedArrayFromHeap(columns), backend.typedArrayFromHeap(x), info, first, end);
    const part = copyRows(backend, dy, first * outWidth, end * outWidth, outChannels);
    const product = multiply(tf, backend, columns, part);
    for (const used of [columns, part]) if (used.dataId !== dy.dataId) backend.disposeData(used.dataId);
    if (!sum) {
      sum = product;
      continue;
    }
    addInto(backend, sum, product);
    backend.disposeData(product.dataId);
  }
  if (!sum) throw new Error(`Expected at least one position of the filter, got an output of shape ${dy.shape.join(' x ')}.`);
  return { dataId: sum.dataId, shape: info.filterShape, dtype: 'float32' };
};

/** `to` [taps, positions]: for each tap of the filter what it sees at each position of the rows `first` to `end`, zero beyond the edge. */
function fillColumns(to: Float32Array | Int32Array, from: Float32Array | Int32Array, patches: Patches, first: number, end: number): void {
  const { strideHeight, strideWidth, filterHeight, filterWidth, inChannels, inHeight, inWidth, outHeight, outWidth, padInfo } = patches;
  const step = strideWidth * inChannels;
  let at = 0;
  for (let fy = 0; fy < filterHeight; fy++) {
    for (let fx = 0; fx < filterWidth; fx++) {
      // outputs whose tap lies inside the image
      const left = Math.min(outWidth, Math.max(0, Math.ceil((padInfo.left - fx) / strideWidth)));
      const right = Math.max(left, Math.min(outWidth, Math.ceil((inWidth + padInfo.left - fx) / strideWidth)));
      for (let channel = 0; channel < inChannels; channel++) {
        for (let row = first; row < end; row++) {
          const y = (row % outHeight) * strideHeight + fy - padInfo.top;
          const next = at + outWidth;
          if (y < 0 || y >= inHeight) {
            to.fill(0, at, next);
            at = next;
            continue;
          }
          const image = Math.floor(row / outHeight);
          let source = ((image * inHeight + y) * inWidth + left * strideWidth + fx - padInfo.left) * inChannels + channel;
          for (const filled = at + left; at < filled; at++) to[at] = 0;
          for (const filled = next - outWidth + right; at < filled; at++, source += step) to[at] = from[source] ?? 0;
          for (; at < next; at++) to[at] = 0;
        }
      }
    }
  }
}
