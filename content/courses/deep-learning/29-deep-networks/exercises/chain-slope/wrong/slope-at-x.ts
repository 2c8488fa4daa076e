function chainSlope(weights: number[], x: number, residual: boolean): number {
  let product = 1;
  for (const w of weights) {
    const factor = w * (1 - Math.tanh(x) ** 2);
    product *= residual ? 1 + factor : factor;
  }
  return product;
}
