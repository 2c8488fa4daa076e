import { describe, expect, test } from 'vitest';
import { PROGRAMS, tapeOf, type ProgramId, type TapeProgram } from './tape-programs.ts';
import { backwardPass, findFirstBroken, gradientsOf, hasVanished, recordTape } from './tape.ts';

const select = (id: ProgramId): TapeProgram => {
  const program = PROGRAMS.find((one) => one.id === id);
  if (!program) throw new Error(`Expected a program ${id}`);
  return program;
};
const valuesOf = (id: ProgramId): number[] => tapeOf(select(id), []).map(({ value }) => value);

test('the neuron of the lesson: 6, 5, 1, 1 forward and 2, 2, 6 backward', () => {
  expect(valuesOf('neuron')).toEqual([2, 3, -1, 4, 6, 5, 1, 1]);
  expect([...gradientsOf(tapeOf(select('neuron'), []))]).toEqual([6, 4, 2, -2, 2, 2, 2, 1]);
});

describe.each(PROGRAMS)('$title', (program) => {
  test('gradients are slopes by differences', () => {
    const inputs = program.inputs.map(([, value], k) => (Math.abs(value) > 100 ? 3 : value + 0.1 * k));
    const gradients = gradientsOf(tapeOf(program, inputs));
    const h = 1e-6;
    inputs.forEach((_, k) => {
      const last = (move: number): number => tapeOf(program, inputs.map((value, i) => (i === k ? value + move : value))).at(-1)?.value ?? Number.NaN;
      expect(gradients[k]).toBeCloseTo((last(h) - last(-h)) / (2 * h), 5);
    });
  });
});

test('a value used twice collects from both uses, one after the other', () => {
  const { at, contributions } = backwardPass(tapeOf(select('twice'), []));
  expect(contributions(3)).toEqual([{ to: 2, amount: 1 }, { to: 0, amount: 1 }]);
  expect(at(1)[0]).toBe(1);
  expect(at(2)[0]).toBe(-1); // and −2, by way of the product
});

test('the first broken value and gradient are found', () => {
  const tape = tapeOf(select('softmax'), []);
  expect(findFirstBroken(tape.map(({ value }) => value))).toBe(2);
  expect(tape[5]?.value).toBeNaN();
  expect(findFirstBroken(gradientsOf(tape), 'end')).toBe(5);
  expect(findFirstBroken(valuesOf('neuron'))).toBeNull();
});

test('five sigmoids make the gradient vanish', () => {
  const gradients = gradientsOf(tapeOf(select('deep'), []));
  expect(hasVanished(gradients[0] ?? 1)).toBe(true);
  expect([1, 0.001, 0, -0.0009].map(hasVanished)).toEqual([false, false, false, true]);
});

test('an operation on what is not there is refused', () => {
  expect(() => recordTape(({ apply }) => apply('square', 'y', 7))).toThrow('Expected an entry that is on the tape, got number 7 of 0');
});
