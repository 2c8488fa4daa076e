// size of the signals in the last layer of the networks a, b, c, d
const predicted = [1, 1, 1, 1];

function growth(gain: number, steps: number): number {
  return 1;
}
