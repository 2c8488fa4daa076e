function derivative(out_h: number, out_o: number, target: number): number {
  const dE_dout = out_o - target;
  const dout_dnet = out_o * (1 - out_o);
  const dnet_dw = out_h;
  return dE_dout * dout_dnet * dnet_dw;
}
