function logSumExp(z: number[]): number {
  return NaN;
}
