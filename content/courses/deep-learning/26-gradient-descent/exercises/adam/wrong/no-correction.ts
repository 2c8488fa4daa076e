function adam(w: number[], gradients: number[][], eta: number): number[] {
  const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-7];
  let weights = [...w];
  let m = w.map(() => 0);
  let v = w.map(() => 0);
  gradients.forEach((g, k) => {
    const t = k + 1;
    m = m.map((mean, j) => beta1 * mean + (1 - beta1) * g[j]);
    v = v.map((mean, j) => beta2 * mean + (1 - beta2) * g[j] ** 2);
    weights = weights.map((weight, j) => {
      const mHat = m[j];
      const vHat = v[j];
      return weight - (eta * mHat) / (Math.sqrt(vHat) + epsilon);
    });
  });
  return weights;
}
