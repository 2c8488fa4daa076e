function learnThreshold(readings: number[], labels: number[]): number {
  // your code
  return 0;
}
