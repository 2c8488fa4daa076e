function hingeLoss(labels: number[], scores: number[]): number {
  const losses = labels.map((y, i) => 1 - y * scores[i]);
  return losses.reduce((sum, loss) => sum + loss, 0) / labels.length;
}
