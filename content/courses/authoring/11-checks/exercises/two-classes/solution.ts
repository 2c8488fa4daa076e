let w = [0, 0];

function fit(points: number[][], labels: number[], seed: number): void {
  w = [Math.sin(seed) / 10, Math.cos(seed) / 10];
  for (let round = 0; round < 50; round += 1) {
    points.forEach(([x, y], i) => {
      const p = 1 / (1 + Math.exp(-(w[0] * x + w[1] * y)));
      const step = 0.3 * (labels[i] - p);
      w = [w[0] + step * x, w[1] + step * y];
    });
  }
}

const predict = (points: number[][]): number[] => points.map(([x, y]) => (w[0] * x + w[1] * y > 0 ? 1 : 0));
