function feature(x1: number, x2: number): number {
  return x1 * x2;
}
const weights = [1, 1, -2]; // x1, x2, feature
const bias = -0.5;
