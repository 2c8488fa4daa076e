function dropout(values: number[], rolls: number[], p: number, isTraining: boolean): number[] {
  if (!isTraining) return values;
  return values.map((value, k) => (rolls[k] >= p ? 0 : value / (1 - p)));
}
