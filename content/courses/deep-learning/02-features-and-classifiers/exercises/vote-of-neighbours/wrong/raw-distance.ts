function classify(train: number[][], labels: number[], k: number, point: number[]): number {
  const ranges = point.map((_, j) => {
    const column = train.map((row) => row[j]);
    return Math.max(...column) - Math.min(...column);
  });
  const distances = train.map((row) => row.reduce((sum, value, j) => sum + ((value - point[j])) ** 2, 0));
  const nearest = train.map((_, i) => i).sort((a, b) => distances[a] - distances[b]).slice(0, k);
  const ones = nearest.filter((i) => labels[i] === 1).length;
  return ones > k / 2 ? 1 : 0;
}
