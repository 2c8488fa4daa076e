function correct(weights: number[], bias: number, x: number[], y: number, eta: number) {
  const z = weights.reduce((sum, w, j) => sum + w * x[j], bias);
  const answer = z > 0 ? 1 : 0;
  const move = eta * (y - answer);
  return {
    weights: weights.map((w, j) => w + move * x[j]),
    bias: bias + move,
  };
}
