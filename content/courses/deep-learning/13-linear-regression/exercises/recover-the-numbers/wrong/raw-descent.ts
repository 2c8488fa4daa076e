function recover(X: number[][], y: number[]): number[] {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  let weights = X[0].map(() => 0), bias = 0;
  for (let epoch = 0; epoch < 1000; epoch += 1) {
    const residuals = X.map((row, i) => y[i] - bias - row.reduce((sum, value, j) => sum + weights[j] * value, 0));
    weights = weights.map((w, j) => w + 2e-5 * mean(residuals.map((r, i) => r * X[i][j])));
    bias += 2e-5 * mean(residuals);
  }
  return [bias, ...weights];
}
