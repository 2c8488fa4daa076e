const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

function trainStep(w: number[], b: number, inputs: number[][], labels: number[], eta: number) {
  let weights = [...w];
  let bias = b;
  inputs.forEach((x, k) => {
    const estimate = sigmoid(x.reduce((sum, value, j) => sum + weights[j] * value, bias));
    const delta = 2 * (estimate - labels[k]) * estimate * (1 - estimate);
    weights = weights.map((weight, j) => weight - eta * delta * x[j]);
    bias -= eta * delta;
  });
  return { w: weights, b: bias };
}
