function predict(weights: number[], bias: number, inputs: number[][]): number[] {
  return inputs.map((x) => 0);
}
