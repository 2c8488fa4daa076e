function fit(points: number[][], labels: number[], seed: number): void {}

function predict(points: number[][]): number[] {
  return points.map(() => 0);
}
