function hingeLoss(labels: number[], scores: number[]): number {
  const losses = labels.map((y, i) => Math.max(0, -y * scores[i]));
  return losses.reduce((sum, loss) => sum + loss, 0) / labels.length;
}
