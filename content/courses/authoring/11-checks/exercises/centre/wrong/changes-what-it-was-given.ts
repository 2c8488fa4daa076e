function centre(list: number[]): number[] {
  const mean = list.reduce((sum, x) => sum + x, 0) / list.length;
  for (let i = 0; i < list.length; i += 1) list[i] -= mean;
  return list;
}
