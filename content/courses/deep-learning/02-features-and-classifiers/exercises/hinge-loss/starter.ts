function hingeLoss(labels: number[], scores: number[]): number {
  return 0;
}
