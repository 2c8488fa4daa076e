function crossEntropy(logits: number[], trueClass: number): number {
  const largest = Math.max(...logits);
  const powers = logits.map((z) => Math.exp(z - largest));
  return -Math.log(powers[trueClass] / powers.reduce((total, v) => total + v, 0) + 1e-7);
}
