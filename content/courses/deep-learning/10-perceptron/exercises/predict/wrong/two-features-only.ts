function predict(weights: number[], bias: number, inputs: number[][]): number[] {
  return inputs.map((x) => (weights[0] * x[0] + weights[1] * x[1] + bias > 0 ? 1 : 0));
}
