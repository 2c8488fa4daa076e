function momentumStep(w: number[], m: number[], g: number[], eta: number, beta: number) {
  const sums = m.map((sum, j) => beta * sum + eta * g[j]);
  return { w: w.map((weight, j) => weight - sums[j]), m: sums };
}
