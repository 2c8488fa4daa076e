function chainSlope(weights: number[], x: number, residual: boolean): number {
  let h = x;
  let product = 1;
  for (const w of weights) {
    const a = Math.tanh(w * h);
    product *= w * (1 - a ** 2);
    h = residual ? h + a : a;
  }
  return residual ? 1 + product : product;
}
