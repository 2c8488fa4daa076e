function compare(a: number[], b: number[], t: number) {
  const n = a.length;
  const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / n;
  const varianceOf = (values: number[]) => values.reduce((sum, value) => sum + (value - meanOf(values)) ** 2, 0) / (n - 1);
  const mean = meanOf(a) - meanOf(b);
  const half = t * Math.sqrt((varianceOf(a) + varianceOf(b)) / n);
  const [low, high] = [mean - half, mean + half];
  return { mean, low, high, better: high < 0 ? 'a' : low > 0 ? 'b' : 'unclear' };
}
