function correct(weights: number[], bias: number, x: number[], y: number, eta: number) {
  return {
    weights: weights.map((w, j) => w + eta * y * x[j]),
    bias: bias + eta * y,
  };
}
