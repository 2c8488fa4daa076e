// 4 - 3 * eta * c * 4
const after3 = [-2, -8, -17.6, -20, -26];

function fate(c: number, eta: number): string {
  const factor = 1 - eta * c;
  if (factor < -1) return 'flies off';
  return factor < 0 ? 'zigzags' : 'slides';
}
