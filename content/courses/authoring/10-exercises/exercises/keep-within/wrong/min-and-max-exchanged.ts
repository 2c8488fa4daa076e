function keepWithin(x: number, low: number, high: number): number {
  return Math.max(high, Math.min(low, x));
}
