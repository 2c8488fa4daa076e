function compare(a: number[], b: number[], t: number) {
  const n = a.length;
  const differences = a.map((error, k) => error - b[k]);
  const mean = differences.reduce((sum, d) => sum + d, 0) / n;
  const variance = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (n - 1);
  const half = t * Math.sqrt(variance);
  const [low, high] = [mean - half, mean + half];
  return { mean, low, high, better: high < 0 ? 'a' : low > 0 ? 'b' : 'unclear' };
}
