import { describe, expect, it } from 'vitest';
import type { TapeEntry, TensorNode } from './outputs.ts';
import { EXPLODING, findMarks, summariseTape, VANISHING } from './tape-marks.ts';

function scalar(value: number): TensorNode {
  const stats = Number.isNaN(value) ? { min: NaN, max: NaN, mean: NaN, nan: 1 } : { min: value, max: value, mean: value, nan: 0 };
  return { shape: [], dtype: 'float32', size: 1, values: [value], stats };
}

const entry = (op: string | null, value: number, inputs: readonly number[] = [], gradient: number | null = null, line = 0): TapeEntry => ({
  op,
  name: op === null ? 'x' : null,
  inputs,
  value: scalar(value),
  gradient: gradient === null ? null : scalar(gradient),
  barrier: null,
  at: line === 0 ? null : { cellId: 'c', line, column: 1 },
});

const tape = (...entries: TapeEntry[]) => ({ title: '', entries, result: entries.length - 1, dropped: 0, error: null });

describe('findMarks', () => {
  it('blames the operation whose inputs were finite, and not those after it', () => {
    const broken = tape(entry(null, -1, [], 1), entry('log', NaN, [0], 1, 3), entry('mean', NaN, [1], 1));
    expect(findMarks(broken)).toEqual([[], [{ kind: 'breaks', what: 'NaN' }], [{ kind: 'broken' }]]);
    expect(summariseTape(broken)).toBe('2 operations. The first value that is not finite is #2 log(x) (line 3).');
  });

  it('tells Infinity from NaN, and a broken input from an operation', () => {
    expect(findMarks(tape(entry(null, Infinity), entry('sub', NaN, [0, 0])))).toEqual([[{ kind: 'breaks', what: 'Infinity' }], [{ kind: 'broken' }]]);
  });

  it('finds on the way back the first gradient that breaks, the dead, the vanishing, the exploding', () => {
    const entries = tape(entry(null, 0, [], NaN), entry('sqrt', 0, [0], Infinity), entry('relu', 0, [1], 0), entry('mul', 1, [2], VANISHING / 2), entry('mul', 1, [3], EXPLODING * 2), entry('mean', 1, [4], 1));
    expect(findMarks(entries).map((marks) => marks.map(({ kind }) => kind))).toEqual([['gradient-broken'], ['gradient-breaks'], ['dead'], ['vanishing'], ['exploding'], []]);
    expect(summariseTape(entries)).toContain('the first gradient that is not finite is that of #2 sqrt(x).');
  });

  it('finds nothing where all is well, and says so', () => {
    const well = tape(entry(null, 2, [], 4), entry('square', 4, [0], 1));
    expect(findMarks(well).flat()).toEqual([]);
    expect(summariseTape(well)).toBe('1 operation. All its numbers are finite.');
  });
});
