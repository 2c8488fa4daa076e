function adam(w: number[], gradients: number[][], eta: number): number[] {
  const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-7];
  let weights = [...w];
  let m = w.map(() => 0);
  let v = w.map(() => 0);
  gradients.forEach((g, k) => {
    const t = k + 1;
    m = m.map((mean, j) => beta1 * mean + (1 - beta1) * g[j]);
    const square = g.reduce((sum, value) => sum + value ** 2, 0);
    v = v.map((mean) => beta2 * mean + (1 - beta2) * square);
    weights = weights.map((weight, j) => {
      const mHat = m[j] / (1 - beta1 ** t);
      const vHat = v[j] / (1 - beta2 ** t);
      return weight - (eta * mHat) / (Math.sqrt(vHat) + epsilon);
    });
  });
  return weights;
}
