function adam(w: number[], gradients: number[][], eta: number): number[] {
  const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-7];
  let weights = [...w];
  // your code: two running means for each weight, and one step for each array in gradients
  return weights;
}
