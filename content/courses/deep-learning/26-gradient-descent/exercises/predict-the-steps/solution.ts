// the factors are 0.5, 0, -0.8, -1 and -1.5
const after3 = [0.5, 0, -2.048, -4, -13.5];

function fate(c: number, eta: number): string {
  const factor = 1 - eta * c;
  if (factor < -1) return 'flies off';
  return factor < 0 ? 'zigzags' : 'slides';
}
