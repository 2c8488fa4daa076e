function centre(list: number[]): number[] {
  return list.map((x) => x - list[0]);
}
