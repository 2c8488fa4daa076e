const predicted = [0.022, 45, 1.4, 43];

function growth(gain: number, steps: number): number {
  return (gain / Math.SQRT2) ** (steps + 1);
}
