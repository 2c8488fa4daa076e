const predicted = [1 / 1024, 1024, 1, 410];

function growth(gain: number, steps: number): number {
  return (gain ** 2 / 2) ** steps;
}
