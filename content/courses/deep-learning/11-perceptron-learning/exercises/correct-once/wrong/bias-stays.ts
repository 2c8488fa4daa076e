function correct(weights: number[], bias: number, x: number[], y: number, eta: number) {
  const z = weights.reduce((sum, w, j) => sum + w * x[j], bias);
  const answer = z > 0 ? 1 : 0;
  return {
    weights: weights.map((w, j) => w + eta * (y - answer) * x[j]),
    bias,
  };
}
