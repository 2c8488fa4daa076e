function softmax(logits: number[]): number[] {
  const powers = logits.map((z) => Math.exp(z));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
