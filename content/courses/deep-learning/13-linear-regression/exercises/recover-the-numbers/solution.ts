function recover(X: number[][], y: number[]): number[] {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const columns = X[0].map((_, j) => X.map((row) => row[j]));
  const means = columns.map(mean);
  const spreads = columns.map((column, j) => Math.sqrt(mean(column.map((value) => (value - means[j]) ** 2))) || 1);
  const scaled = X.map((row) => row.map((value, j) => (value - means[j]) / spreads[j]));

  let weights = X[0].map(() => 0), bias = 0;
  for (let epoch = 0; epoch < 3000; epoch += 1) {
    const residuals = scaled.map((row, i) => y[i] - bias - row.reduce((sum, value, j) => sum + weights[j] * value, 0));
    weights = weights.map((w, j) => w + 0.2 * mean(residuals.map((r, i) => r * scaled[i][j])));
    bias += 0.2 * mean(residuals);
  }

  const raw = weights.map((w, j) => w / spreads[j]);
  return [bias - raw.reduce((sum, w, j) => sum + w * means[j], 0), ...raw];
}
