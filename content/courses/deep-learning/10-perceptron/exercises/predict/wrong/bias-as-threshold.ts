function predict(weights: number[], bias: number, inputs: number[][]): number[] {
  return inputs.map((x) => {
    const z = weights.reduce((sum, w, j) => sum + w * x[j], 0);
    return z > bias ? 1 : 0;
  });
}
