import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { selectKernel, type KernelCall, type TensorFlowCore, type WasmKernel } from './backend.ts';
import { batchMatMul } from './batch-mat-mul.ts';
import { conv2DBackpropFilter } from './conv2d-backprop-filter.ts';
import { conv2DBackpropInput } from './conv2d-backprop-input.ts';
import { depthwiseBackpropFilter, depthwiseBackpropInput } from './depthwise-backprop.ts';
import { einsum } from './einsum.ts';
import { padExplicitly } from './explicit-padding.ts';
import { maxPoolGrad } from './max-pool-grad.ts';
import { unsortedSegmentSum } from './unsorted-segment-sum.ts';

/**
 * Gives the wasm backend the kernels it lacks for training convolutions and embeddings, and faster ones for gradients.
 * Call it once, after the backend was imported.
 */
export function registerWasmKernels(tf: TensorFlowCore): void {
  wrap(tf, 'BatchMatMul', batchMatMul);
  for (const name of ['Conv2D', 'FusedConv2D']) wrap(tf, name, padExplicitly(false));
  for (const name of ['DepthwiseConv2dNative', 'FusedDepthwiseConv2D']) wrap(tf, name, padExplicitly(true));
  replace(tf, 'Conv2DBackpropFilter', conv2DBackpropFilter);
  replace(tf, 'Conv2DBackpropInput', conv2DBackpropInput);
  replace(tf, 'DepthwiseConv2dNativeBackpropFilter', depthwiseBackpropFilter);
  replace(tf, 'DepthwiseConv2dNativeBackpropInput', depthwiseBackpropInput);
  replace(tf, 'Einsum', einsum);
  replace(tf, 'MaxPoolGrad', maxPoolGrad);
  replace(tf, 'UnsortedSegmentSum', unsortedSegmentSum);
}

function wrap(tf: TensorFlowCore, kernelName: string, kernel: (tf: TensorFlowCore, call: KernelCall, shipped: (call: KernelCall) => TensorInfo) => TensorInfo): void {
  const shipped = selectKernel(tf, kernelName);
  replace(tf, kernelName, (core, call) => kernel(core, call, shipped));
}

function replace(tf: TensorFlowCore, kernelName: string, kernel: WasmKernel): void {
  const shipped = tf.getKernel(kernelName, 'wasm');
  if (shipped) tf.unregisterKernel(kernelName, 'wasm');
  // The set-up of a shipped kernel prepares its wasm function, which ours may still call.
  const setupFunc = shipped?.setupFunc;
  const kernelFunc = ((call: KernelCall) => kernel(tf, call)) as unknown as KernelFunc;
  tf.registerKernel({ kernelName, backendName: 'wasm', kernelFunc, ...(setupFunc ? { setupFunc } : {}) });
}
