import type * as Core from '@tensorflow/tfjs-core';

/** The part of TensorFlow.js that registers kernels: its core or the whole library. */
export type TensorFlowCore = Pick<typeof Core, 'backend_util' | 'util' | 'getKernel' | 'registerKernel' | 'unregisterKernel'>;

/** What the wasm backend offers its kernels: tensors are slices of its heap. */
export interface WasmBackend {
  makeOutput(shape: number[], dtype: Core.DataType): Core.TensorInfo;
  /** A view that goes stale when the heap grows, i.e. with any later `makeOutput` or kernel. */
  typedArrayFromHeap(tensor: Core.TensorInfo): Float32Array | Int32Array;
  disposeData(dataId: Core.DataId): boolean;
}

export interface KernelCall {
  readonly inputs: Readonly<Record<string, Core.TensorInfo>>;
  readonly attrs: unknown;
  readonly backend: WasmBackend;
}

export type WasmKernel = (tf: TensorFlowCore, call: KernelCall) => Core.TensorInfo;

/** An input that the kernel cannot do without. */
export function selectInput(call: KernelCall, name: string): Core.TensorInfo {
  const tensor = call.inputs[name];
  if (!tensor) throw new Error(`Expected a tensor '${name}' among the inputs of a wasm kernel, got ${Object.keys(call.inputs).join(', ')}.`);
  return tensor;
}

/** a × b by XNNPACK, which the wasm backend uses only when neither side is transposed. Shapes [1, m, k] and [1, k, n]. */
export function multiply(tf: TensorFlowCore, backend: WasmBackend, a: Core.TensorInfo, b: Core.TensorInfo): Core.TensorInfo {
  return selectKernel(tf, 'BatchMatMul')({ inputs: { a, b }, attrs: { transposeA: false, transposeB: false }, backend });
}

/** A kernel of the wasm backend by name. */
export function selectKernel(tf: TensorFlowCore, name: string): (call: KernelCall) => Core.TensorInfo {
  const kernel = tf.getKernel(name, 'wasm');
  if (!kernel) throw new Error(`Expected the wasm backend to have the kernel ${name}; it was not registered before ours.`);
  // Kernels declare their own inputs and attributes; the registry cannot express that.
  return kernel.kernelFunc as unknown as (call: KernelCall) => Core.TensorInfo;
}

/** Rows `first` to `end` of a tensor of rows of `width` numbers, as [1, rows, width]: the tensor itself where they are all of it. */
export function copyRows(backend: WasmBackend, tensor: Core.TensorInfo, first: number, end: number, width: number): Core.TensorInfo {
  const shape = [1, end - first, width];
  if (tensor.shape.reduce((size, side) => size * side, 1) === (end - first) * width) return { dataId: tensor.dataId, dtype: tensor.dtype, shape };
  const copy = backend.makeOutput(shape, tensor.dtype);
  backend.typedArrayFromHeap(copy).set(backend.typedArrayFromHeap(tensor).subarray(first * width, end * width));
  return copy;
}

/** sum += part, number by number. */
export function addInto(backend: WasmBackend, sum: Core.TensorInfo, part: Core.TensorInfo): void {
  const to = backend.typedArrayFromHeap(sum);
  const from = backend.typedArrayFromHeap(part);
  for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + (from[i] ?? 0);
}
