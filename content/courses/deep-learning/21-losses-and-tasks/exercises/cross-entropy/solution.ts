function crossEntropy(logits: number[], trueClass: number): number {
  const largest = Math.max(...logits);
  const sum = logits.reduce((total, z) => total + Math.exp(z - largest), 0);
  return largest + Math.log(sum) - logits[trueClass];
}
