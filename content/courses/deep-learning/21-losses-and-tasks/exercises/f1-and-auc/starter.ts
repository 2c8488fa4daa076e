function f1(labels: number[], answers: number[]): number {
  return 0;
}

function auc(labels: number[], scores: number[]): number {
  return 0;
}
