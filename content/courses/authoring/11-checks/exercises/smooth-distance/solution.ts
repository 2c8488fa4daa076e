function loss(w: number[]): number {
  return w.reduce((sum, x) => sum + Math.sqrt(1 + x * x) - 1, 0);
}

function gradient(w: number[]): number[] {
  return w.map((x) => x / Math.sqrt(1 + x * x));
}
