import type { BatchMatMulAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import { selectInput, selectKernel, type KernelCall, type TensorFlowCore } from './backend.ts';

/** Below this product of sizes, transposing costs more than the slow path. */
const WORTH_TRANSPOSING = 4_096;

/**
 * Matrix product. The shipped kernel reaches XNNPACK only when neither side is transposed, and every gradient of a matrix
 * product transposes one: so transpose first. Batches keep the shipped path.
 */
export function batchMatMul(tf: TensorFlowCore, call: KernelCall, shipped: (call: KernelCall) => TensorInfo): TensorInfo {
  const { backend } = call;
  const a = selectInput(call, 'a');
  const b = selectInput(call, 'b');
  const { transposeA, transposeB } = call.attrs as BatchMatMulAttrs;
  const single = [a, b].every(({ shape }) => tf.util.sizeFromShape(shape.slice(0, -2)) === 1);
  const large = tf.util.sizeFromShape(a.shape) * tf.util.sizeFromShape(b.shape) >= WORTH_TRANSPOSING;
  if ((!transposeA && !transposeB) || !single || !large) return shipped(call);

  const transpose = (x: TensorInfo): TensorInfo => {
    const perm = x.shape.map((_, axis) => axis);
    perm.push(...perm.splice(-2).reverse());
    return selectKernel(tf, 'Transpose')({ inputs: { x }, attrs: { perm }, backend });
  };
  const left = transposeA ? transpose(a) : a;
  const right = transposeB ? transpose(b) : b;
  const product = shipped({ inputs: { a: left, b: right }, attrs: { transposeA: false, transposeB: false }, backend });
  if (left !== a) backend.disposeData(left.dataId);
  if (right !== b) backend.disposeData(right.dataId);
  return product;
}
