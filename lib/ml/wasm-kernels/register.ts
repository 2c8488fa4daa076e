import type { KernelFunc } from '@tensorflow/tfjs-core';
import { selectKernel, type KernelCall, type TensorFlowCore, type WasmKernel } from './backend.ts';
import { batchMatMul } from './batch-mat-mul.ts';
import { conv2DBackpropFilter } from './conv2d-backprop-filter.ts';
import { conv2DBackpropInput } from './conv2d-backprop-input.ts';
import { maxPoolGrad } from './max-pool-grad.ts';
import { unsortedSegmentSum } from './unsorted-segment-sum.ts';

/**
 * Gives the wasm backend the kernels it lacks for training convolutions and embeddings, and faster ones for gradients.
 * Call it once, after the backend was imported.
 */
export function registerWasmKernels(tf: TensorFlowCore): void {
  const shipped = selectKernel(tf, 'BatchMatMul');
  replace(tf, 'BatchMatMul', (_tf, call) => batchMatMul(tf, call, shipped));
  replace(tf, 'Conv2DBackpropFilter', conv2DBackpropFilter);
  replace(tf, 'Conv2DBackpropInput', conv2DBackpropInput);
  replace(tf, 'MaxPoolGrad', maxPoolGrad);
  replace(tf, 'UnsortedSegmentSum', unsortedSegmentSum);
}

function replace(tf: TensorFlowCore, kernelName: string, kernel: WasmKernel): void {
  const shipped = tf.getKernel(kernelName, 'wasm');
  if (shipped) tf.unregisterKernel(kernelName, 'wasm');
  // The set-up of a shipped kernel prepares its wasm function, which ours may still call.
  const setupFunc = shipped?.setupFunc;
  const kernelFunc = ((call: KernelCall) => kernel(tf, call)) as unknown as KernelFunc;
  tf.registerKernel({ kernelName, backendName: 'wasm', kernelFunc, ...(setupFunc ? { setupFunc } : {}) });
}
