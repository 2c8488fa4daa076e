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

  // your code: first a delta for each output, then one for each hidden neuron
  return {
    W1: W1.map((row) => row.map(() => 0)),
    b1: b1.map(() => 0),
    W2: W2.map((row) => row.map(() => 0)),
    b2: b2.map(() => 0),
  };
}
