/** The programs that the tape debugger can record. */
import { recordTape, type Recorder, type TapeEntry } from './tape.ts';

export type ProgramId = 'neuron' | 'twice' | 'deep' | 'softmax';

export interface TapeProgram {
  readonly id: ProgramId;
  readonly title: string;
  readonly formula: string;
  /** names of the inputs and their values at first */
  readonly inputs: readonly (readonly [name: string, value: number])[];
  readonly record: (recorder: Recorder, inputs: readonly number[]) => void;
}

/** Sigmoids in a row. */
const DEPTH = 5;

export const PROGRAMS: readonly TapeProgram[] = [
  {
    id: 'neuron',
    title: 'A neuron’s error',
    formula: 'L = (w · x + b − t)²',
    inputs: [['w', 2], ['x', 3], ['b', -1], ['t', 4]],
    record: ({ apply }, [w = 0, x = 0, b = 0, t = 0]) => {
      const product = apply('mul', 'wx', w, x);
      const z = apply('add', 'z', product, b);
      const e = apply('sub', 'e', z, t);
      apply('square', 'L', e);
    },
  },
  {
    id: 'twice',
    title: 'Used twice',
    formula: 'L = a · b + a',
    inputs: [['a', 3], ['b', -2]],
    record: ({ apply }, [a = 0, b = 0]) => {
      const product = apply('mul', 'ab', a, b);
      apply('add', 'L', product, a);
    },
  },
  {
    id: 'deep',
    title: 'Five sigmoids',
    formula: 'h₁ = σ(w · x), h₂ = σ(w · h₁) … L = h₅',
    inputs: [['x', 0.5], ['w', 1]],
    record: ({ apply }, [x = 0, w = 0]) => {
      let h = x;
      for (let layer = 1; layer <= DEPTH; layer += 1) {
        const z = apply('mul', `z${layer}`, w, h);
        h = apply('sigmoid', layer === DEPTH ? 'L' : `h${layer}`, z);
      }
    },
  },
  {
    id: 'softmax',
    title: 'Softmax, naive',
    formula: 'L = −ln(eᵘ / (eᵘ + eᵛ))',
    inputs: [['u', 800], ['v', 2]],
    record: ({ apply }, [u = 0, v = 0]) => {
      const eu = apply('exp', 'eᵘ', u);
      const ev = apply('exp', 'eᵛ', v);
      const sum = apply('add', 'sum', eu, ev);
      const p = apply('div', 'p', eu, sum);
      const ln = apply('log', 'ln p', p);
      apply('negate', 'L', ln);
    },
  },
];

/** The tape of a program for these inputs; those that are not given have their first value. */
export const tapeOf = ({ inputs, record }: TapeProgram, values: readonly number[]): readonly TapeEntry[] =>
  recordTape((recorder) => record(recorder, inputs.map(([name, first], k) => recorder.input(name, values[k] ?? first))));
