const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

function trainStep(w: number[], b: number, inputs: number[][], labels: number[], eta: number) {
  const slopes = w.map(() => 0);
  let biasSlope = 0;
  inputs.forEach((x, k) => {
    const estimate = sigmoid(x.reduce((sum, value, j) => sum + w[j] * value, b));
    const delta = 2 * (estimate - labels[k]) * estimate * (1 - estimate);
    x.forEach((value, j) => (slopes[j] += delta * value));
    biasSlope += delta;
  });
  return { w: w.map((weight, j) => weight - eta * slopes[j]), b: b - eta * biasSlope };
}
