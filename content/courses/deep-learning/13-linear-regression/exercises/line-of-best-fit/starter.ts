function fit(x: number[], y: number[]) {
  // your code
  return { slope: 0, intercept: 0 };
}
