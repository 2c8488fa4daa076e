/** Trains on the points (xs, ys) and returns the network's answers at `asked`. */
function fit(xs: number[], ys: number[], asked: number[]): number[] {
  const H = 8;
  const w = Array.from({ length: H }, () => 2);
  const b = Array.from({ length: H }, (_, j) => -2 * (-2 + (4 * j) / (H - 1))); // switches spread from −2 to 2
  const v = new Array<number>(H).fill(0);
  let c = 0;
  const speed = new Array<number>(3 * H + 1).fill(0);
  const slopes = new Array<number>(3 * H + 1).fill(0);
  const rate = 0.001;
  const momentum = 0.9;
  for (let step = 0; step < 2000; step += 1) {
    slopes.fill(0);
    for (let i = 0; i < xs.length; i += 1) {
      const h = w.map((weight, j) => weight * xs[i] + b[j]);
      const miss = h.reduce((sum, value, j) => sum + v[j] * value, c) - ys[i];
      const back = (2 * miss) / xs.length;
      slopes[3 * H] += back;
      h.forEach((value, j) => {
        const inner = back * v[j] * 1;
        slopes[j] += inner * xs[i];
        slopes[H + j] += inner;
        slopes[2 * H + j] += back * value;
      });
    }
    for (let k = 0; k < slopes.length; k += 1) speed[k] = momentum * speed[k] - rate * slopes[k];
    for (let j = 0; j < H; j += 1) {
      w[j] += speed[j];
      b[j] += speed[H + j];
      v[j] += speed[2 * H + j];
    }
    c += speed[3 * H];
  }
  return asked.map((x) => w.reduce((sum, weight, j) => sum + v[j] * (weight * x + b[j]), c));
}
