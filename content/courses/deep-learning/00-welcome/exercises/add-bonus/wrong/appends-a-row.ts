import * as tf from '@tensorflow/tfjs';

function addBonus(marks: tf.Tensor2D, bonus: tf.Tensor1D): tf.Tensor {
  return tf.concat([marks, bonus.expandDims(0) as tf.Tensor2D], 0);
}
