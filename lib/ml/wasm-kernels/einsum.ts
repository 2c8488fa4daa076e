import type { EinsumAttrs, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import { selectKernel, type WasmKernel } from './backend.ts';

/** Einstein's sums, which the wasm backend lacks: the steps of the cpu backend, with the wasm backend's own kernels. */
export const einsum: WasmKernel = (tf, call) => {
  const { backend } = call;
  const { equation } = call.attrs as EinsumAttrs;
  const tensors = Object.values(call.inputs);
  const { decodeEinsumEquation, checkEinsumDimSizes, getEinsumComputePath, getEinsumPermutation, isIdentityPermutation } = tf.backend_util;
  const { allDims, summedDims, idDims } = decodeEinsumEquation(equation, tensors.length);
  // it reads shapes only
  checkEinsumDimSizes(allDims.length, idDims, tensors as Tensor[]);
  const { path, steps } = getEinsumComputePath(summedDims, idDims);
  const kernel = (name: string, inputs: Record<string, TensorInfo>, attrs: unknown = {}): TensorInfo => selectKernel(tf, name)({ inputs, attrs, backend });
  const made: TensorInfo[] = [];
  const keep = (tensor: TensorInfo): TensorInfo => {
    made.push(tensor);
    return tensor;
  };

  let product: TensorInfo | null = null;
  let remaining = allDims.length;
  steps.forEach((terms, step) => {
    for (const term of terms) {
      const tensor = tensors[term];
      const dims = idDims[term];
      if (!tensor || !dims) throw new Error(`Expected ${String(term + 1)} tensors for the equation ${equation}, got ${String(tensors.length)}.`);
      const { permutationIndices: perm, expandDims } = getEinsumPermutation(remaining, dims);
      const turned = isIdentityPermutation(perm) ? tensor : keep(kernel('Transpose', { x: tensor }, { perm }));
      const shape = [...turned.shape];
      for (const axis of expandDims) shape.splice(axis, 0, 1);
      // another shape of the same numbers: nothing to compute, and nothing to give back
      const shaped: TensorInfo = { ...turned, shape };
      product = product ? keep(kernel('Multiply', { a: shaped, b: product })) : shaped;
    }
    if (step === steps.length - 1) return;
    const axis = path[step];
    if (product && axis !== undefined && axis >= 0) product = keep(kernel('Sum', { x: product }, { axis: axis - (allDims.length - remaining), keepDims: false }));
    remaining--;
  });
  // a closure assigned it, which the compiler does not follow
  const result = product as TensorInfo | null;
  if (!result) throw new Error(`Expected an equation with a term, got ${equation}.`);
  for (const tensor of made) if (tensor.dataId !== result.dataId) backend.disposeData(tensor.dataId);
  const isInput = tensors.some((tensor) => tensor.dataId === result.dataId);
  return isInput ? kernel('Reshape', { x: result }, { shape: result.shape }) : result;
};
