function softmax(logits: number[]): number[] {
  const powers = logits.map((z) => Math.exp(Math.min(z, 700)));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
