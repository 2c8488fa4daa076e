function countParameters(sizes: number[]): number {
  let total = 0;
  for (let k = 1; k < sizes.length; k += 1) total += sizes[k - 1] * sizes[k];
  return total;
}
