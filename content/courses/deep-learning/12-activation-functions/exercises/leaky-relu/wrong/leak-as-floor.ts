function leakyRelu(z: number): number {
  return Math.max(0.01, z);
}

function leakyReluSlope(z: number): number {
  return z > 0 ? 1 : 0.01;
}
