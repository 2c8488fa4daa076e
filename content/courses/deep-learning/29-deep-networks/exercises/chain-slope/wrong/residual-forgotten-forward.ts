function chainSlope(weights: number[], x: number, residual: boolean): number {
  let h = x;
  let product = 1;
  for (const w of weights) {
    const a = Math.tanh(w * h);
    const factor = w * (1 - a ** 2);
    product *= residual ? 1 + factor : factor;
    h = a;
  }
  return product;
}
