import { expect, test } from 'vitest';
import { changeInput, changeProgram, decodeState, describeMoment, describeOperation, encodeState, INITIAL_STATE, momentOf, type DebuggerState } from './debugger-state.ts';

const at = (state: DebuggerState, position: number) => momentOf({ ...state, position });

test('forward computes one line a step, then the way back begins with a gradient of 1', () => {
  const first = at(INITIAL_STATE, 0);
  expect(first.rows.map(({ value }) => value)).toEqual([2, 3, -1, 4, 6, null, null, null]);
  expect(first.rows.every(({ gradient }) => gradient === null)).toBe(true);
  const turn = at(INITIAL_STATE, 4);
  expect(turn.phase).toBe('backward');
  expect(turn.rows.map(({ gradient }) => gradient)).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  const end = at(INITIAL_STATE, 8);
  expect(end.rows.slice(0, 4).map(({ gradient }) => gradient)).toEqual([6, 4, 2, -2]);
  expect(end.last).toBe(8);
});

test('the line that passes its gradient on and those that receive it are lit up', () => {
  const moment = at(INITIAL_STATE, 5);
  expect(moment.rows.map(({ role }) => role)).toEqual([null, null, null, null, null, null, 'fed', 'now']);
});

test('in words', () => {
  expect(describeMoment(at(INITIAL_STATE, 0))).toBe('Forward, line 5: wx = w · x = 6.');
  expect(describeMoment(at(INITIAL_STATE, 4))).toBe('Forward is done. The way back begins at L: its own gradient is 1.');
  expect(describeMoment(at(INITIAL_STATE, 8))).toBe('Backward, line 5: wx passes its gradient 2 on. w gets 3 · 2, and x gets 2 · 2.');
  expect(describeMoment(at(changeProgram('softmax'), 3))).toContain('p = eᵘ / sum = not a number. The first number that broke is in line 3, eᵘ.');
});

test('vanished gradients are marked, harmless inputs mend the softmax', () => {
  const deep = changeProgram('deep');
  expect(at(deep, 99).rows[0]?.mark).toBe('vanished');
  const mended = changeInput(changeProgram('softmax'), 0, 1);
  expect(at(mended, 99).rows.every(({ mark }) => mark === null)).toBe(true);
});

test('operations by the names of their inputs', () => {
  const tape = at(INITIAL_STATE, 0).rows.map(({ entry }) => entry);
  expect(tape.map((entry) => describeOperation(tape, entry))).toEqual(['given', 'given', 'given', 'given', 'w · x', 'wx + b', 'z − t', 'e²']);
});

test.each(['neuron_3_2_3_-1_5', 'softmax_12_1_2', 'twice_4_3_-2'])('%s comes back as it was', (code) => {
  expect(encodeState(decodeState(code))).toBe(code);
});

test('an untouched figure leaves the address alone, and nonsense is left out', () => {
  expect(encodeState(INITIAL_STATE)).toBeNull();
  expect(decodeState('poem_x_9999_')).toEqual(INITIAL_STATE);
  expect(decodeState('twice_999').position).toBe(4);
});
