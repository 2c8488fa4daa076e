/** Real tf tensors as values of the border. tfjs itself comes in as an argument: each realm loads its own. */
import type * as tfjs from '@tensorflow/tfjs';
import type { TensorRealm } from './wire-codec.ts';

export type TensorFlow = Pick<typeof tfjs, 'Tensor' | 'tensor'>;

export function tensorRealm(tf: TensorFlow): TensorRealm {
  const isTensor = (value: unknown): value is tfjs.Tensor => value instanceof tf.Tensor;
  return {
    parts: (value) => (isTensor(value) ? { shape: value.shape, dtype: value.dtype, values: readValues(value) } : null),
    make: (shape, dtype, values) => tf.tensor(values, [...shape], dtype),
    opaque: (what) => `[${what}]`,
  };
}

function readValues(tensor: tfjs.Tensor): ArrayLike<number> {
  // strings and complex numbers do not cross; the codec says so by the dtype
  return tensor.dtype === 'string' || tensor.dtype === 'complex64' ? [] : tensor.dataSync();
}
