function loss([a, b, c, d]: number[], labels: number[]): number {
  return (a - labels[0]) ** 2 + (b - labels[1]) ** 2 + (c - labels[2]) ** 2 + (d - labels[3]) ** 2;
}

function decide(estimates: number[]): number[] {
  return estimates.map((estimate) => (estimate < 0.5 ? 0 : 1));
}
