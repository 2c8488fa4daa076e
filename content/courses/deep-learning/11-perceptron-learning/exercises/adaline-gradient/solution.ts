type Vector = number[];
type Matrix = number[][];

const differences = (weights: Vector, bias: number, X: Matrix, y: Vector): Vector =>
  X.map((x, i) => y[i] - weights.reduce((sum, w, j) => sum + w * x[j], bias));

function loss(weights: Vector, bias: number, X: Matrix, y: Vector): number {
  return differences(weights, bias, X, y).reduce((sum, d) => sum + d * d, 0) / X.length;
}

function gradient(weights: Vector, bias: number, X: Matrix, y: Vector) {
  const d = differences(weights, bias, X, y);
  const slope = (input: (i: number) => number) => (-2 / X.length) * d.reduce((sum, value, i) => sum + value * input(i), 0);
  return {
    weights: weights.map((_, j) => slope((i) => X[i][j])),
    bias: slope(() => 1),
  };
}
