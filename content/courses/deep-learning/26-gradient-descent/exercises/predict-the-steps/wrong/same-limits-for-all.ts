const after3 = [0.5, 0, -2.048, -4, -13.5];

function fate(c: number, eta: number): string {
  if (eta > 1) return 'flies off';
  return eta > 0.5 ? 'zigzags' : 'slides';
}
