function learnThreshold(readings: number[], labels: number[]): number {
  const sorted = [...readings].sort((a, b) => a - b);
  const candidates = [
    sorted[0] - 1,
    ...sorted.slice(1).map((x, i) => (sorted[i] + x) / 2),
    sorted[sorted.length - 1] + 1,
  ];
  const mistakes = (t: number) => readings.filter((x, i) => (x > t ? 1 : 0) !== labels[i]).length;
  return candidates.reduce((best, t) => (mistakes(t) < mistakes(best) ? t : best));
}
