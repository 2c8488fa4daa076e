function momentumStep(w: number[], m: number[], g: number[], eta: number, beta: number) {
  return { w, m };
}
