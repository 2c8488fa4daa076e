function derivative(out_h: number, out_o: number, target: number): number {
  return (target - out_o) * out_o * (1 - out_o) * out_h;
}
