function fit(x: number[], y: number[]) {
  const last = x.length - 1;
  const slope = (y[last] - y[0]) / (x[last] - x[0]);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { slope, intercept: mean(y) - slope * mean(x) };
}
