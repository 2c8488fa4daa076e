function feature(x1: number, x2: number): number {
  return x1 > 0 !== x2 > 0 ? 1 : -1;
}
const weights = [0, 0, 1]; // x1, x2, feature
const bias = 0;
