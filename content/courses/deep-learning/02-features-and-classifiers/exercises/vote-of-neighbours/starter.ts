function classify(train: number[][], labels: number[], k: number, point: number[]): number {
  // your code
  return 0;
}
