function crossEntropy(logits: number[], trueClass: number): number {
  const powers = logits.map((z) => Math.exp(z));
  return -Math.log(powers[trueClass] / powers.reduce((total, v) => total + v, 0));
}
