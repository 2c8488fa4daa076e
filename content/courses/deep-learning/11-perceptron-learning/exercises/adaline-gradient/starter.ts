type Vector = number[];
type Matrix = number[][];

function loss(weights: Vector, bias: number, X: Matrix, y: Vector): number {
  return 0;
}

function gradient(weights: Vector, bias: number, X: Matrix, y: Vector) {
  return { weights: weights.map(() => 0), bias: 0 };
}
