function derivative(out_h: number, out_o: number, target: number): number {
  return (out_o - target) * out_h * (1 - out_h) * out_h;
}
