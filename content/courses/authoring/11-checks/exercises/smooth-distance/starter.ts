function loss(w: number[]): number {
  return 0;
}

function gradient(w: number[]): number[] {
  return w.map(() => 0);
}
