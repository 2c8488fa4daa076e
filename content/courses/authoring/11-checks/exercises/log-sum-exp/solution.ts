function logSumExp(z: number[]): number {
  const m = Math.max(...z);
  return m + Math.log(z.reduce((sum, x) => sum + Math.exp(x - m), 0));
}
