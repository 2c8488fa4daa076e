function momentumStep(w: number[], m: number[], g: number[], eta: number, beta: number) {
  const sums = m.map((sum, j) => beta * sum + g[j]);
  return { w: w.map((weight, j) => weight - eta * sums[j]), m: sums };
}
