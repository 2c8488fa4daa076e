function chainSlope(weights: number[], x: number, residual: boolean): number {
  return weights.reduce((product, w) => product * (residual ? 1 + w : w), 1);
}
