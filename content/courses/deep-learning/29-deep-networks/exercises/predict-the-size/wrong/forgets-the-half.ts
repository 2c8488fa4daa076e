const predicted = [1, 1024, 32, 81];

function growth(gain: number, steps: number): number {
  return gain ** steps;
}
