let table = new Map<string, number>();

function fit(points: number[][], labels: number[]): void {
  table = new Map(points.map((point, i) => [String(point), labels[i]]));
}

const predict = (points: number[][]): number[] => points.map((point) => table.get(String(point)) ?? 0);
