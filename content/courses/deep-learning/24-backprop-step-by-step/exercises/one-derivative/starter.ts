function derivative(out_h: number, out_o: number, target: number): number {
  return 0;
}
