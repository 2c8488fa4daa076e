function fit(xs: number[], ys: number[], asked: number[]): number[] {
  return asked.map((x) => {
    let nearest = 0;
    xs.forEach((value, i) => {
      if (Math.abs(value - x) < Math.abs(xs[nearest] - x)) nearest = i;
    });
    return ys[nearest];
  });
}
