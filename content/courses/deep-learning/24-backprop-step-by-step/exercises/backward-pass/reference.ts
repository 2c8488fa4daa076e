/** The network's gradients without any calculus: nudge each number, look at the error. */
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

export type Network = [x: number[], target: number[], W1: number[][], b1: number[], W2: number[][], b2: number[]];

export interface Gradients {
  readonly W1: number[][];
  readonly b1: number[];
  readonly W2: number[][];
  readonly b2: number[];
}

export const isRecordOfGradients = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ['W1', 'b1', 'W2', 'b2'].every((name) => name in value);

/** Cuts a list of at least 64 numbers into a network; each weight is moved a little so that no two are equal. */
export function cutNetwork(inputs: number, hidden: number, outputs: number, numbers: readonly number[]): Network {
  let used = 0;
  const next = (): number => {
    const value = (numbers[used] ?? 0) + 0.37 * Math.sin(1 + 7 * used);
    used += 1;
    return value;
  };
  const vector = (n: number): number[] => Array.from({ length: n }, next);
  const matrix = (rows: number, columns: number): number[][] => Array.from({ length: rows }, () => vector(columns));
  const target = vector(outputs).map(sigmoid);
  return [vector(inputs), target, matrix(inputs, hidden), vector(hidden), matrix(hidden, outputs), vector(outputs)];
}

function layer(a: readonly number[], W: readonly number[][], b: readonly number[]): number[] {
  return b.map((bias, j) => sigmoid(a.reduce((sum, value, i) => sum + value * (W[i]?.[j] ?? 0), bias)));
}

function error([x, target, W1, b1, W2, b2]: Network): number {
  return layer(layer(x, W1, b1), W2, b2).reduce((sum, out, k) => sum + 0.5 * ((target[k] ?? 0) - out) ** 2, 0);
}

export function gradientsByDifferences(network: Network): Gradients {
  const h = 1e-5;
  const slopes = (row: number[]): number[] =>
    row.map((value, k) => {
      row[k] = value + h;
      const above = error(network);
      row[k] = value - h;
      const below = error(network);
      row[k] = value;
      return (above - below) / (2 * h);
    });
  const [, , W1, b1, W2, b2] = network;
  return { W1: W1.map(slopes), b1: slopes(b1), W2: W2.map(slopes), b2: slopes(b2) };
}
