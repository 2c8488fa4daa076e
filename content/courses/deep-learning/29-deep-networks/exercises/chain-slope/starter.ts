function chainSlope(weights: number[], x: number, residual: boolean): number {
  let h = x;
  let product = 1;
  return product;
}
