function fit(x: number[], y: number[]) {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const above = x.reduce((sum, value, i) => sum + value * y[i], 0);
  const below = x.reduce((sum, value) => sum + value * value, 0);
  const slope = above / below;
  return { slope, intercept: mean(y) - slope * mean(x) };
}
