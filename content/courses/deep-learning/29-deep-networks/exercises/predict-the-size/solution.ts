const predicted = [1 / 32, 32, 1, 20.25];

function growth(gain: number, steps: number): number {
  return (gain / Math.SQRT2) ** steps;
}
