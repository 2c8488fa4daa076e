function correct(weights: number[], bias: number, x: number[], y: number, eta: number) {
  const answerWith = (b: number) => (weights.reduce((sum, w, j) => sum + w * x[j], b) > 0 ? 1 : 0);
  const newBias = bias + eta * (y - answerWith(bias));
  return {
    weights: weights.map((w, j) => w + eta * (y - answerWith(newBias)) * x[j]),
    bias: newBias,
  };
}
