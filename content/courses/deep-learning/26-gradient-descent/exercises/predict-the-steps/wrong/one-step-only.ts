const after3 = [2, 0, -3.2, -4, -6];

function fate(c: number, eta: number): string {
  const factor = 1 - eta * c;
  if (factor < -1) return 'flies off';
  return factor < 0 ? 'zigzags' : 'slides';
}
