function loss(estimates: number[], labels: number[]): number {
  return estimates.reduce((sum, estimate, k) => sum + (estimate - labels[k]) ** 2, 0);
}

function decide(estimates: number[]): number[] {
  return estimates.map((estimate) => (estimate <= 0.5 ? 0 : 1));
}
