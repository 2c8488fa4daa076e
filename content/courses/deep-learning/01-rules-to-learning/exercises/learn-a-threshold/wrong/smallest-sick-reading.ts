function learnThreshold(readings: number[], labels: number[]): number {
  return Math.min(...readings.filter((_, i) => labels[i] === 1));
}
