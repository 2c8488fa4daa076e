let w = 0;

function fit(points: number[][], labels: number[]): void {
  w = 0;
  points.forEach(([x], i) => (w += (labels[i] - 0.5) * x));
}

const predict = (points: number[][]): number[] => points.map(([x]) => (w * x > 0 ? 1 : 0));
