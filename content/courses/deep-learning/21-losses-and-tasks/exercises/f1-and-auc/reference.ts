/** F1 by way of precision and recall, AUC by way of ranks: other roads than the solution's. */

export function f1Reference(labels: readonly number[], answers: readonly number[]): number {
  let [found, called, positive] = [0, 0, 0];
  labels.forEach((label, k) => {
    const answer = answers[k] ?? 0;
    found += label * answer;
    called += answer;
    positive += label;
  });
  if (found === 0) return 0;
  const [precision, recall] = [found / called, found / positive];
  return (2 * precision * recall) / (precision + recall);
}

/** Mann and Whitney: the ranks of the positives, ties sharing their mean rank. */
export function aucReference(labels: readonly number[], scores: readonly number[]): number {
  const rankOf = (score: number): number => {
    const below = scores.filter((other) => other < score).length;
    const equal = scores.filter((other) => other === score).length;
    return below + (equal + 1) / 2;
  };
  const positives = labels.filter((label) => label === 1).length;
  const rankSum = scores.reduce((sum, score, k) => sum + (labels[k] === 1 ? rankOf(score) : 0), 0);
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * (labels.length - positives));
}
