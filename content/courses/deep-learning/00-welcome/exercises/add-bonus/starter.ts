import * as tf from '@tensorflow/tfjs';

function addBonus(marks: tf.Tensor2D, bonus: tf.Tensor1D): tf.Tensor {
  // one line is enough
  return marks;
}
