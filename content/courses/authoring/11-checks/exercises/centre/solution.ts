function centre(list: number[]): number[] {
  const mean = list.reduce((sum, x) => sum + x, 0) / list.length;
  return list.map((x) => x - mean);
}
