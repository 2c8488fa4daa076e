function feature(x1: number, x2: number): number {
  return (x1 - x2) ** 2;
}
const weights = [0, 0, 1]; // x1, x2, feature
const bias = -2;
