import type { UnsortedSegmentSumAttrs } from '@tensorflow/tfjs-core';
import { selectInput, type WasmKernel } from './backend.ts';

/** Sums rows of x by segment id: the gradient of `gather`, so of every embedding. The wasm backend lacks it. */
export const unsortedSegmentSum: WasmKernel = (tf, call) => {
  const { backend } = call;
  const x = selectInput(call, 'x');
  const segmentIds = selectInput(call, 'segmentIds');
  const { numSegments } = call.attrs as UnsortedSegmentSumAttrs;
  const rowShape = x.shape.slice(segmentIds.shape.length);
  const width = tf.util.sizeFromShape(rowShape);
  const rows = tf.util.sizeFromShape(segmentIds.shape);
  const out = backend.makeOutput([numSegments, ...rowShape], x.dtype);
  const sums = backend.typedArrayFromHeap(out);
  const from = backend.typedArrayFromHeap(x);
  const segments = backend.typedArrayFromHeap(segmentIds);
  sums.fill(0);
  for (let row = 0; row < rows; row++) {
    const segment = segments[row] ?? -1;
    // As in TensorFlow, ids outside are left out.
    if (segment < 0 || segment >= numSegments) continue;
    for (let j = 0; j < width; j++) sums[segment * width + j] = (sums[segment * width + j] ?? 0) + (from[row * width + j] ?? 0);
  }
  return out;
};
