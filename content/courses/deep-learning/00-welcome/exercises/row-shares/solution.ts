import * as tf from '@tensorflow/tfjs';

function shares(x: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => x.div(x.sum(1, true)));
}
