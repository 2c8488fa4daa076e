function learnThreshold(readings: number[], labels: number[]): number {
  const candidates = [
    readings[0] - 1,
    ...readings.slice(1).map((x, i) => (readings[i] + x) / 2),
    readings[readings.length - 1] + 1,
  ];
  const mistakes = (t: number) => readings.filter((x, i) => (x > t ? 1 : 0) !== labels[i]).length;
  return candidates.reduce((best, t) => (mistakes(t) < mistakes(best) ? t : best));
}
