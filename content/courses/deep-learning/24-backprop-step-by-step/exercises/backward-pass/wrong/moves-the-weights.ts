type Vector = number[];
type Matrix = number[][];
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** Output of one layer. W has the shape [inputs, neurons]: W[i][j] leads from input i to neuron j. */
function layer(a: Vector, W: Matrix, b: Vector): Vector {
  return b.map((bias, j) => sigmoid(a.reduce((sum, value, i) => sum + value * W[i][j], bias)));
}

function backward(x: Vector, target: Vector, W1: Matrix, b1: Vector, W2: Matrix, b2: Vector) {
  const hidden = layer(x, W1, b1);
  const out = layer(hidden, W2, b2);

  const delta_o = out.map((o, k) => (o - target[k]) * o * (1 - o));
  const delta_h = hidden.map((h, j) => delta_o.reduce((sum, d, k) => sum + d * W2[j][k], 0) * h * (1 - h));
  const gradient_W2 = hidden.map((h) => delta_o.map((d) => h * d));
  W2.forEach((row, j) => row.forEach((_, k) => (row[k] -= 0.5 * gradient_W2[j][k])));
  return {
    W1: x.map((value) => delta_h.map((d) => value * d)),
    b1: delta_h,
    W2: gradient_W2,
    b2: delta_o,
  };
}
