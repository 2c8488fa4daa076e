function f1(labels: number[], answers: number[]): number {
  const count = (label: number, answer: number) => labels.filter((v, k) => v === label && answers[k] === answer).length;
  const [TP, FP, FN] = [count(1, 1), count(0, 1), count(1, 0)];
  return TP === 0 ? 0 : (2 * TP) / (2 * TP + FP + FN);
}

function auc(labels: number[], scores: number[]): number {
  const scoresOf = (label: number) => scores.filter((_, k) => labels[k] === label);
  const [positives, negatives] = [scoresOf(1), scoresOf(0)];
  let ordered = 0;
  for (const p of positives) {
    for (const n of negatives) ordered += p > n ? 1 : 0;
  }
  return ordered / (positives.length * negatives.length);
}
