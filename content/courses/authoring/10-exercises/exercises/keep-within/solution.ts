function keepWithin(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}
