function f1(labels: number[], answers: number[]): number {
  const count = (label: number, answer: number) => labels.filter((v, k) => v === label && answers[k] === answer).length;
  const [TP, FP, FN] = [count(1, 1), count(0, 1), count(1, 0)];
  return TP === 0 ? 0 : (2 * TP) / (2 * TP + FP + FN);
}

function auc(labels: number[], scores: number[]): number {
  return labels.filter((label, k) => label === (scores[k] > 0.5 ? 1 : 0)).length / labels.length;
}
