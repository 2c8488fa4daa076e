/** A tape of scalar operations with reverse-mode derivatives: what the debugger of the autodiff lesson looks at. */
import { sigmoid } from './sigmoid.ts';

export type OpName = 'input' | 'add' | 'sub' | 'mul' | 'div' | 'square' | 'sigmoid' | 'exp' | 'log' | 'negate';

/** One value: how it was made, and of what. */
export interface TapeEntry {
  readonly name: string;
  readonly op: OpName;
  /** earlier entries of the tape, by index */
  readonly inputs: readonly number[];
  readonly value: number;
  /** how strongly the value reacts to each input, in the order of `inputs` */
  readonly slopes: readonly number[];
}

interface Operation {
  readonly value: (a: number, b: number) => number;
  /** slopes with respect to the inputs; `out` is the value itself */
  readonly slopes: (a: number, b: number, out: number) => readonly number[];
}

const OPERATIONS: Readonly<Record<Exclude<OpName, 'input'>, Operation>> = {
  add: { value: (a, b) => a + b, slopes: () => [1, 1] },
  sub: { value: (a, b) => a - b, slopes: () => [1, -1] },
  mul: { value: (a, b) => a * b, slopes: (a, b) => [b, a] },
  div: { value: (a, b) => a / b, slopes: (a, b) => [1 / b, -a / (b * b)] },
  square: { value: (a) => a * a, slopes: (a) => [2 * a] },
  sigmoid: { value: sigmoid, slopes: (_a, _b, out) => [out * (1 - out)] },
  exp: { value: Math.exp, slopes: (_a, _b, out) => [out] },
  log: { value: Math.log, slopes: (a) => [1 / a] },
  negate: { value: (a) => -a, slopes: () => [-1] },
};

/** Writes operations down while they are computed; a value is known by its place on the tape. */
export interface Recorder {
  input(name: string, value: number): number;
  apply(op: Exclude<OpName, 'input'>, name: string, ...inputs: readonly number[]): number;
}

export function recordTape(program: (recorder: Recorder) => void): readonly TapeEntry[] {
  const tape: TapeEntry[] = [];
  const valueOf = (index: number | undefined): number => {
    if (index === undefined) return Number.NaN; // operations of one input do not look at a second
    const entry = tape[index];
    if (!entry) throw new RangeError(`Expected an entry that is on the tape, got number ${index} of ${tape.length}`);
    return entry.value;
  };
  program({
    input: (name, value) => tape.push({ name, op: 'input', inputs: [], value, slopes: [] }) - 1,
    apply: (op, name, ...inputs) => {
      const { value, slopes } = OPERATIONS[op];
      const [a, b] = [valueOf(inputs[0]), valueOf(inputs[1])];
      const out = value(a, b);
      return tape.push({ name, op, inputs, value: out, slopes: slopes(a, b, out).slice(0, inputs.length) }) - 1;
    },
  });
  return tape;
}

/** One addition to a gradient on the way back. */
export interface Contribution {
  readonly to: number;
  /** slope × gradient of the entry it comes from */
  readonly amount: number;
}

/** The gradient of the last entry with respect to each, as it grows: `at(k)` after the last k entries have passed theirs on. */
export function backwardPass(tape: readonly TapeEntry[]): { readonly at: (passed: number) => Float64Array; readonly contributions: (index: number) => readonly Contribution[] } {
  const last = tape.length - 1;
  const states: Float64Array[] = [];
  const start = new Float64Array(tape.length);
  start[last] = 1;
  states.push(start);
  for (let index = last; index >= 0; index -= 1) {
    const next = Float64Array.from(states.at(-1) ?? start);
    for (const { to, amount } of contributionsOf(tape, index, next)) next[to] = (next[to] ?? 0) + amount;
    states.push(next);
  }
  return {
    at: (passed) => states[Math.min(Math.max(0, passed), tape.length)] ?? start,
    contributions: (index) => contributionsOf(tape, index, states[last - index] ?? start),
  };
}

const contributionsOf = (tape: readonly TapeEntry[], index: number, gradients: Float64Array): Contribution[] =>
  (tape[index]?.inputs ?? []).map((to, k) => ({ to, amount: (tape[index]?.slopes[k] ?? 0) * (gradients[index] ?? 0) }));

/** ∂(last)/∂(each) of a whole tape. */
export const gradientsOf = (tape: readonly TapeEntry[]): Float64Array => backwardPass(tape).at(tape.length);

/** The first number that is ∞ or not a number, by index; null when there is none. */
export function findFirstBroken(numbers: ArrayLike<number>, from: 'start' | 'end' = 'start'): number | null {
  const indices = Array.from({ length: numbers.length }, (_, k) => (from === 'start' ? k : numbers.length - 1 - k));
  return indices.find((k) => !Number.isFinite(numbers[k] ?? Number.NaN)) ?? null;
}

/** Gradients that are smaller than this (the output has 1) have vanished: a learning step would not be seen. */
export const VANISHED = 1e-3;
export const hasVanished = (gradient: number): boolean => gradient !== 0 && Math.abs(gradient) < VANISHED;
