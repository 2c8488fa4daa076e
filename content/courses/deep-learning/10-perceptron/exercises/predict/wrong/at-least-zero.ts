function predict(weights: number[], bias: number, inputs: number[][]): number[] {
  return inputs.map((x) => {
    const z = weights.reduce((sum, w, j) => sum + w * x[j], bias);
    return z >= 0 ? 1 : 0;
  });
}
