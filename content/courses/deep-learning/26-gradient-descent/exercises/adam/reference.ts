/** Adam without running means: after t steps m̂ and v̂ are weighted means over the whole past, computed anew in each step. */
export function adamReference(w: readonly number[], gradients: readonly (readonly number[])[], eta: number): number[] {
  const weightedMean = (values: readonly number[], beta: number): number => {
    const shares = values.map((_, i) => beta ** (values.length - 1 - i));
    return values.reduce((sum, value, i) => sum + value * (shares[i] ?? 0), 0) / shares.reduce((sum, share) => sum + share, 0);
  };
  return w.map((start, j) => {
    const past: number[] = [];
    let weight = start;
    for (const g of gradients) {
      past.push(g[j] ?? 0);
      weight -= (eta * weightedMean(past, 0.9)) / (Math.sqrt(weightedMean(past.map((value) => value * value), 0.999)) + 1e-7);
    }
    return weight;
  });
}
