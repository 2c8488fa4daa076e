// where w is after three steps from w = 4, in the runs a, b, c, d, e
const after3 = [4, 4, 4, 4, 4];

/** 'slides', 'zigzags' or 'flies off' */
function fate(c: number, eta: number): string {
  return 'slides';
}
